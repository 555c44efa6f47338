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
    public static final String SHOW_PASSWORD = "Show password";
    public static final String YOUR_NAME = "Your name";
    public static final String PLACE_NAME = "Name of this place";
    public static final String SERVER_CHECKS = "Server checks";
    public static final String NO_MATCH = "That username and password don’t match.";

    // sidebar
    public static final String SIDEBAR = "Sidebar";
    public static final String ROOMS = "Rooms";
    public static final String DIRECT_MESSAGES = "Direct messages";
    public static final String FLIP_THEME = "Switch between light and dark";
    public static final String SIGN_OUT = "Sign out";

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
    public static final String SKIP_TO_COMPOSER = "Skip to message composer";

    // status
    public static final String CONNECTION = "Connection";
    public static final String TRY_NOW = "Try now";
    public static final String RELOAD = "Reload";

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
                + (marks.draft ? ", draft" : "")
                + (marks.mentions > 0 ? ", " + count(marks.mentions) + " mentions" : "")
                + unread(marks.unread);
    }

    /** A direct room, by the names of the others. */
    public static String people(String names, int unread) {
        return names + unread(unread);
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
        return count(n) + " new since " + since;
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

    public static String composerText(String room) {
        return "Message " + room;
    }
}
