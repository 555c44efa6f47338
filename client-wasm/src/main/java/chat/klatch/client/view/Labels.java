package chat.klatch.client.view;

/**
 * Every accessible name, once: what assistive technology reads is what the journeys in {@code e2e-tests} look for, so a
 * renamed label breaks a test before it breaks a person. Plain Java, for both.
 */
public final class Labels {
    // sign in, sign up, first run
    public static final String SIGN_IN = "Sign in";
    public static final String CREATE_AN_ACCOUNT = "Create an account";
    public static final String CREATE_ACCOUNT = "Create account";
    public static final String FIRST_RUN = "First-run setup";
    public static final String FINISH_SETUP = "Finish setup";
    public static final String USERNAME = "Username";
    public static final String PASSWORD = "Password";
    public static final String YOUR_NAME = "Your name";
    public static final String PLACE_NAME = "Name of this place";
    public static final String BY_PASSKEY = "Sign in with a passkey";
    public static final String SECOND_STEP = "Second step";
    public static final String CODE = "Code";
    public static final String RECOVERY_CODE = "Recovery code";
    public static final String BACK = "Back";
    public static final String NO_MATCH = "That username and password don’t match.";

    // sidebar
    public static final String SIDEBAR = "Sidebar";
    public static final String ROOMS = "Rooms";
    public static final String FLIP_THEME = "Switch between light and dark";
    public static final String SIGN_OUT = "Sign out";

    // sidebar, places, tabs
    public static final String JUMP = "Jump to a room or person";
    public static final String JUMP_TO = "Jump to";
    public static final String PEOPLE_GROUP = "People";
    public static final String NEW_MESSAGE = "New message";
    public static final String BROWSE = "Create or browse rooms";
    public static final String NEW_DIRECT = "New direct message";
    public static final String CATCH_UP = "Catch up";
    public static final String MENTIONS = "Mentions";
    public static final String SETTINGS = "Settings";
    public static final String INVITATIONS = "Invitations";
    public static final String NOTIFICATIONS = "Notifications";

    // rooms: made, found, changed
    public static final String NEW_ROOM = "New room";
    public static final String NAME = "Name";
    public static final String WHAT_FOR = "What is it for?";
    public static final String EVERYONE = "Everyone here";
    public static final String ONLY_INVITED = "Only people you invite";
    public static final String CREATE_ROOM = "Create room";
    public static final String ROOMS_HERE = "Rooms here";
    public static final String START_TALKING = "Start talking";
    public static final String JOIN_ROOM = "Join room";
    public static final String INVITE_PEOPLE = "Invite people";
    public static final String ROOM_DETAILS = "Room details";
    public static final String CLOSE_ROOM_DETAILS = "Close room details";
    public static final String MEMBERS = "Members";
    public static final String ADD_PEOPLE = "Add people";
    public static final String LEAVE_ROOM = "Leave room";
    public static final String MUTE_ROOM = "Mute this room";
    public static final String SINGLE_LETTERS = "Single-letter keys";
    public static final String MOVE_UP = "Move up in your list";
    public static final String SAVE_ROOM = "Save name and topic";
    public static final String ARCHIVE_ROOM = "Archive room";
    public static final String DELETE_ROOM = "Delete room…";
    public static final String MARK_ALL_AS_READ = "Mark all as read";
    public static final String SHORTCUTS = "Keyboard shortcuts";
    public static final String CLOSE = "Close";
    public static final String SHOW_MORE = "Show more";

    // settings, administration
    public static final String FOLLOW_DEVICE = "Follow my device";
    public static final String DARK = "Dark";
    public static final String STRONGER_CONTRAST = "Stronger contrast";
    public static final String ROOMY = "Roomy";
    public static final String COMPACT = "Compact";
    public static final String NEWEST = "Newest";
    public static final String DO_NOT_DISTURB = "Do not disturb";
    public static final String NOBODY = "Nobody";
    public static final String PROFILE = "Profile";
    public static final String SAVE_PROFILE = "Save profile";
    public static final String NOTE = "What you’re doing";
    public static final String CHANGE_PASSWORD = "Change password";
    public static final String OLD_PASSWORD = "Present password";
    public static final String NEW_PASSWORD = "New password";
    public static final String SET_NEW_PASSWORD = "Set a new password";
    public static final String SET_PASSWORD = "Set password";
    public static final String SET_UP = "Set up";
    public static final String USE_A_PASSKEY = "Use a passkey";
    public static final String KEY = "Key, where you can’t scan it";
    public static final String YOUR_RECOVERY_CODES = "Your recovery codes";
    public static final String KEPT = "I have kept them";
    public static final String MAKE_LINK = "Make link";
    public static final String RENAME_PASSKEY = "Rename passkey";
    public static final String SAVE_NAME = "Save name";
    public static final String SIGN_OUT_OTHERS = "Sign out all others";

    // log
    public static final String MARK_AS_READ = "Mark as read";
    public static final String JUMP_TO_NEWEST = "Jump to newest";
    public static final String YOU = "You";
    public static final String YOU_SENDING = "You, sending";
    public static final String YOU_WAITING = "You, waiting";
    public static final String YOU_NOT_SENT = "You, not sent";
    public static final String TRY_AGAIN = "Try again";
    public static final String EDIT = "Edit";
    public static final String DISCARD = "Discard";

    // composer
    public static final String COMPOSER = "Message composer";
    public static final String SEND = "Send message";
    public static final String INSERT_EMOJI = "Insert emoji";
    public static final String FORMATTING = "Formatting";
    public static final String LIST = "List";
    public static final String PREVIEW = "Preview";
    public static final String CANCEL_REPLY = "Cancel reply";
    public static final String SKIP_TO_COMPOSER = "Skip to message composer";

    // what a message holds, and what can be done with it
    public static final String COPY = "Copy";
    public static final String ADD_REACTION = "Add reaction";
    public static final String REPLY = "Reply";
    public static final String MORE_ACTIONS = "More actions";
    public static final String MESSAGE_ACTIONS = "Message actions";
    public static final String COPY_LINK = "Copy link";
    public static final String MARK_UNREAD = "Mark unread from here";
    public static final String DELETE_MESSAGE = "Delete…";
    public static final String DELETE_QUESTION = "Delete this message?";
    public static final String KEEP_IT = "Keep it";
    public static final String DELETE = "Delete";
    public static final String EDIT_MESSAGE = "Edit message";
    public static final String CANCEL = "Cancel";
    public static final String UNDO = "Undo";
    public static final String EMOJI = "Emoji";
    public static final String A_DELETED_MESSAGE = "a deleted message";
    public static final String AN_EARLIER_MESSAGE = "an earlier message";

    // status
    public static final String CONNECTION = "Connection";
    public static final String TRY_NOW = "Try now";
    public static final String RELOAD = "Reload";

    private static final String DRAFT = ", draft";
    private static final int MOST_COUNTED = 999;

    private Labels() {
    }

    /** A number as it is shown anywhere: nobody counts further. */
    public static String count(long n) {
        return n > MOST_COUNTED ? MOST_COUNTED + "+" : Long.toString(n);
    }

    /** What a link in the sidebar says besides the room's name. */
    public record RoomMarks(boolean closed, boolean muted, boolean draft, int mentions, int unread) {
        public static final RoomMarks NONE = new RoomMarks(false, false, false, 0, 0);
    }

    public static String room(String name, RoomMarks marks) {
        return name + (marks.closed ? ", private room" : "") + (marks.muted ? ", muted" : "")
                + (marks.draft ? DRAFT : "")
                + (marks.mentions > 0 ? ", " + count(marks.mentions) + " mentions" : "")
                + unread(marks.unread);
    }

    /** A direct room: the others, and where it is one, whether they are there and what they say they are doing. */
    public static String people(String names, String presence, String note, int unread) {
        return names + (presence.isEmpty() ? "" : ", " + presence) + (note.isEmpty() ? "" : ", " + note)
                + unread(unread);
    }

    /** A direct room that is muted: nothing is counted there. */
    public static String mutedPeople(String names, String presence, String note) {
        return people(names, presence, note, 0) + ", muted";
    }

    /** The same, where something that was begun there waits. */
    public static String withDraft(String people) {
        return people + DRAFT;
    }

    public static String place(String name, int unread) {
        return name + unread(unread);
    }

    public static String members(int n) {
        return MEMBERS + ", " + n;
    }

    public static String actionsFor(String name) {
        return "Actions for " + name;
    }

    public static String markAsRead(String room) {
        return "Mark " + room + " as read";
    }

    public static String undo(String deed) {
        return UNDO + ": " + deed;
    }

    public static String joinRoom(String room) {
        return "Join " + room;
    }

    public static String openRoom(String room) {
        return "Open " + room;
    }

    public static String continueWith(String provider) {
        return "Continue with " + provider;
    }

    public static String link(String provider) {
        return "Link " + provider;
    }

    public static String unlink(String provider) {
        return "Unlink " + provider;
    }

    public static String rename(String passkey) {
        return "Rename " + passkey;
    }

    public static String remove(String passkey) {
        return "Remove " + passkey;
    }

    public static String signOutOf(String device) {
        return "Sign out " + device;
    }

    public static String doNotChoose(String name) {
        return remove(name);
    }

    private static String unread(long n) {
        return n > 0 ? ", " + count(n) + " unread" : "";
    }

    public static String backToRooms(int unread) {
        return "Back to rooms" + unread(unread);
    }

    public static String messagesIn(String room) {
        return "Messages in " + room;
    }

    public static String newSince(String time) {
        return "New messages since " + time;
    }

    /** What is new is above: the way up to it. */
    public static String newAbove(int n, String since) {
        return newAbove(n) + " since " + since;
    }

    /** The same, where it is not known since when. */
    public static String newAbove(int n) {
        return count(n) + " new";
    }

    public static String newMessages(int n) {
        return n == 1 ? "1 new message" : count(n) + " new messages";
    }

    /** A message as a whole; {@code author} is {@link #YOU} for one's own. */
    public static String message(String author, String time, boolean edited, boolean mentionsYou) {
        return author + ", " + time + (edited ? ", edited" : "") + (mentionsYou ? ", mentions you" : "");
    }

    public static String message(String author, String time) {
        return message(author, time, false, false);
    }

    public static String deletedMessage(String time) {
        return "Deleted message, " + time;
    }

    public static String inReplyTo(String name) {
        return ", in reply to " + name;
    }

    /** The words that a message answers: the way to them. */
    public static String quote(String name) {
        return "In reply to " + name;
    }

    public static String codeSample(String language) {
        return "Code sample" + (language.isEmpty() ? "" : ", " + language);
    }

    /** An emoji under a message: the button that puts one's own there, or takes it away. */
    public static String reaction(String emoji, int n, boolean yours) {
        return emoji + ", " + (n == 1 ? "1 reaction" : n + " reactions") + (yours ? ", including yours" : "");
    }

    /** What was done and has not arrived. */
    public static String waiting(String label) {
        return label + ", waiting";
    }

    public static String reactWith(String emoji) {
        return "React with " + emoji;
    }

    public static String actions(String author, String time) {
        return "Actions for message from " + author + ", " + time;
    }

    public static String peopleMatching(String word) {
        return "People matching “" + word + "”";
    }

    public static String emojiMatching(String word) {
        return "Emoji matching “" + word + "”";
    }

    public static String moreReactions(int n) {
        return n + " more reactions";
    }

    public static String composerText(String room) {
        return "Message " + room;
    }
}
