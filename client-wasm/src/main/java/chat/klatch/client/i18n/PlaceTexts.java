package chat.klatch.client.i18n;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;

/** What a person reads of rooms, people, settings and the place, outside the log and the composer. */
public final class PlaceTexts {
    // forms
    public static final String TOPIC_RULE = "Use at most " + Limits.TOPIC_CODE_POINTS + " characters.";
    public static final String NOTE_RULE = "Use at most " + Limits.NOTE_CODE_POINTS + " characters.";
    public static final String ROOM_RULE = "Give it a name of at most " + Limits.ROOM_NAME_CODE_POINTS
            + " characters.";
    public static final String CREATING_ROOM = "Creating…";
    public static final String SAVING = "Saving…";
    public static final String SETTING_PASSWORD = "Setting your password…";

    // rooms
    public static final String NONE_FOUND = "Nothing of that name here.";
    public static final String NO_ROOMS_HERE = "There are no rooms here yet.";
    public static final String OPEN = "Open";
    public static final String JOIN = "Join";
    public static final String JOINED_ALREADY = "You’re in it";
    public static final String ARCHIVED = "Archived";
    public static final String MUTED_ROOM = "No counts in your sidebar; mentions still show.";
    public static final String MUTED_CONVERSATION = "Nothing of it is counted in your sidebar.";
    public static final String PRIVATE_ROOM = "Private room";
    public static final String PUBLIC_ROOM = "Open room";
    public static final String JUST_TALK = "Direct message";
    public static final String ARCHIVE = "Archive room";
    public static final String UNARCHIVE = "Open it again";
    public static final String SAVED = "Saved.";
    public static final String NO_SUCH_ROOM = "No room here for you";
    public static final String NO_SUCH_ROOM_WHY = "It may be private, or it may be gone. Somebody who is in it can invite"
            + " you.";
    public static final String NOT_NOW = "This room doesn’t open right now";
    public static final String LOOKING = "Looking…";

    // people
    public static final String NEW_MESSAGE = "New message";
    public static final String START = "Start talking";
    public static final String HERE_NOW = "Here now";
    public static final String ELSEWHERE = "Elsewhere";
    public static final String KEEP_THEM = "Keep them";
    public static final String NO_MEMBERS = "No member of that name.";
    public static final String NOBODY_FOUND = "Nobody of that name here.";
    public static final String YOU = "you";
    public static final String OPEN_DIRECT = "Send a message";
    public static final String REMOVE_FROM_ROOM = "Remove from room…";
    public static final String CANCEL = "Cancel";
    public static final String STAY = "Stay";
    public static final String LEAVE = "Leave";
    public static final String ONLY_OWNER = "You’re its only owner. Make somebody else owner first, then you can leave.";
    public static final String ONLY_MEMBER = "You’re the only one in it. Archive or delete it instead, or add somebody and"
            + " make them owner first.";
    public static final String ONLY_OWNER_OF_ARCHIVED = "You’re its only owner, and who owns an archived room doesn’t"
            + " change. Open it again first, or delete it.";
    public static final String SHOW_MEMBERS = "Show members";
    public static final String SHOW_SETTINGS = "Show settings";
    public static final String KEEP_IT = "Keep it";
    public static final String DELETE = "Delete";
    public static final String REMOVE = "Remove";

    // places
    public static final String COMES_WHEN_BACK = "What belongs here comes by itself as soon as you’re back.";
    public static final String NO_MENTIONS = "Nobody has mentioned you yet.";
    public static final String DELETED = "This message was deleted.";

    // settings
    public static final String DEFAULT_ABOUT = "Only you see these. They follow you to every device.";
    public static final String PROFILE = "Profile";
    public static final String PROFILE_ABOUT = "How people know you here.";
    public static final String LOOK = "Look and feel";
    public static final String PASSWORD = "Password";
    public static final String PASSWORD_ABOUT = "For signing in to this place.";
    public static final String PASSWORD_CHANGED = "Password changed. Your other devices are signed out.";
    public static final String DEVICES = "Devices";
    public static final String DEVICES_ABOUT = "Where you are signed in.";
    public static final String SEEN_NOW = "In use now";
    public static final String SEEN_LATELY = "In use within the last 15 minutes";
    public static final String SOME_DEVICE = "A device";
    public static final String DEVICE_OUT = "Signed out there.";
    public static final String PEOPLE = "People";
    public static final String PEOPLE_ABOUT = "Everybody who has an account here.";
    public static final String INVITATIONS = "Invitations";
    public static final String INVITATIONS_ABOUT = "Links by which people make an account.";
    public static final String NO_INVITATIONS = "No links are out.";
    public static final String USED_UP = "Used up";
    public static final String MAKING_LINK = "Making…";
    public static final String PLACE = "Name and sign-up";
    public static final String PLACE_ABOUT = "What this place is called, and who comes in.";
    public static final String INVITATION_LINK = "Invitation link";
    public static final String COPIED = "Link copied.";
    public static final String COPY_BY_HAND = "This browser copies nothing for us here. The link is marked: copy it by"
            + " hand.";
    public static final String REVOKE = "Revoke";
    private static final String UNSENT_STAYS = " in this browser, and only you, signed in here again, can send ";
    public static final String SIGN_OUT_ANYWAY = "Sign out";

    // at the door
    public static final String INVITE_COLD = "This invitation has run out, was revoked, or as many as it was for have used"
            + " it. Ask whoever sent it, or an administrator of this place, for a new one.";
    public static final String NO_ROOMS_YET = "You are in no room yet";
    public static final String CAUGHT_UP = "All caught up";
    public static final String NOTHING_NEW = "Nothing new in any of your rooms. Time for a coffee.";
    public static final String ALL_MARKED = "All marked as read.";
    public static final String MAYBE_MORE = "Klatch can’t be reached: there may be more.";
    public static final String NONE_SO_FAR = "Nothing new so far";
    public static final String NEWS_WHEN_BACK = "Whatever came meanwhile is here as soon as you are back.";
    public static final String NO_ROOMS_WHY = "Find one, or open one of your own.";
    public static final String RESET_COLD = "This password link was used already or has run out. Ask an administrator for"
            + " another.";
    public static final String PASSWORD_SET = "Your password is set. Sign in with it.";
    public static final String UPDATED = "Klatch was updated.";
    public static final String DRAFTS_KEPT = "Drafts are kept.";

    // by a provider
    public static final String PROVIDERS = "Single sign-on";
    public static final String PROVIDERS_ABOUT = "Who else can vouch for you when you sign in.";
    public static final String LINKED = "Linked. You can sign in by it from now on.";
    public static final String UNLINKED = "Not linked any more.";
    public static final String LINKED_STATE = "Linked";
    public static final String NOT_LINKED = "Not linked";
    public static final String LINK = "Link";
    public static final String UNLINK = "Unlink";
    public static final String LEAVING = "One moment…";

    public static final String LINK_WHY = "Whoever it vouches for comes in without your password. So show once more that it"
            + " is you.";

    private PlaceTexts() {
    }

    private static String many(int n, String one, String more) {
        return n == 1 ? "1 " + one : n + " " + more;
    }

    public static String people(int n) {
        return many(n, "person", "people");
    }

    public static String notJoined(int members) {
        return "not joined · " + people(members);
    }

    public static String kind(RoomKind kind) {
        return switch (kind) {
            case PUBLIC -> PUBLIC_ROOM;
            case PRIVATE -> PRIVATE_ROOM;
            case DIRECT -> JUST_TALK;
        };
    }

    public static String role(RoomRole role) {
        return switch (role) {
            case OWNER -> "Owner";
            case MODERATOR -> "Moderator";
            case MEMBER -> "Member";
        };
    }

    public static String make(RoomRole role) {
        return switch (role) {
            case OWNER -> "Make owner";
            case MODERATOR -> "Make moderator";
            case MEMBER -> "Make plain member";
        };
    }

    public static String on(String browser, String system) {
        return browser + " on " + system;
    }

    public static String role(PlaceRole role) {
        return switch (role) {
            case OWNER -> "Owner";
            case ADMIN -> "Administrator";
            case MEMBER -> "Member";
        };
    }

    public static String presence(Presence presence) {
        return switch (presence) {
            case ONLINE -> "online";
            case AWAY -> "away";
            case DND -> "do not disturb";
            case OFFLINE -> "offline";
        };
    }

    public static String joined(String room) {
        return "You’re in " + room + ".";
    }

    public static String marked(String room) {
        return room + " is marked as read.";
    }

    public static String left(String room) {
        return "You left " + room + ".";
    }

    public static String leaveTitle(String room) {
        return "Leave " + room + "?";
    }

    public static String onlyOwnerTitle(String room) {
        return room + " needs an owner";
    }

    public static String leaveText(boolean comeBack) {
        return comeBack
                ? "It goes from your list. You can join again whenever you like."
                : "It goes from your list, and somebody in it has to add you before you can read it again.";
    }

    public static String deleteTitle(String room) {
        return "Delete " + room + "?";
    }

    public static String deleteText(int members) {
        return "The room and every message in it disappear for all of its " + people(members)
                + ". Nobody can undo this.";
    }

    public static String deletedRoom(String room) {
        return room + " is deleted.";
    }

    public static String archiveTitle(String room) {
        return "Archive " + room + "?";
    }

    public static String archiveText() {
        return "Everybody can still read it, and nobody can write until it is opened again.";
    }

    public static String removeTitle(String name, String room) {
        return "Remove " + name + " from " + room + "?";
    }

    public static String removeText(String name) {
        return name + " hears nothing more of this room until somebody adds them again.";
    }

    public static String removed(String name) {
        return name + " is removed.";
    }

    public static String addedYou(String by, String room) {
        return by + " added you to " + room + ".";
    }

    public static String added(int people) {
        return people(people) + " added.";
    }

    public static String addTo(String room) {
        return "Add people to " + room;
    }

    public static String add(int people) {
        return people == 0 ? "Add" : "Add " + people(people);
    }

    public static String isNow(String name, String role) {
        return name + " is now " + role + ".";
    }

    public static String unread(int unread, int mentions) {
        var all = unread >= Limits.UNREAD_COUNTED ? "999+ new" : unread + " new";
        return mentions == 0 ? all : all + ", " + (mentions == 1 ? "1 meant for you" : mentions + " meant for you");
    }

    public static String roomsWithNews(int rooms) {
        return rooms == 0 ? "Nothing is waiting for you." : many(rooms, "room has", "rooms have") + " something new.";
    }

    public static String backTo(String room) {
        return "Back to " + room;
    }

    public static String invitation(int used, int uses) {
        return used + " of " + people(uses) + " came by it";
    }

    public static String made(String when, String end) {
        return " · made " + when + " · ends in …" + end;
    }

    public static String until(String when) {
        return "Good until " + when;
    }

    public static String expired(String when) {
        return "Ran out " + when;
    }

    public static String revokeTitle() {
        return "Revoke this link?";
    }

    public static String revokeText() {
        return "Nobody can make an account by it any more. Who came by it stays.";
    }

    /**
     * To who signs out before so many {@code messages} and {@code changes} were answered, of which {@code perhaps} may
     * have arrived.
     */
    public static String unsentTitle(int messages, int changes, int perhaps) {
        return Texts.things(messages, changes) + (perhaps > 0
                ? " may not be sent yet"
                : messages + changes == 1 ? " is not sent yet" : " are not sent yet");
    }

    /** What becomes of {@code all} of that. */
    public static String unsentText(int all, int perhaps) {
        if (perhaps == 0) {
            return (all == 1 ? "It waits" : "They wait") + UNSENT_STAYS + (all == 1 ? "it." : "them.");
        }
        var these = all == 1
                ? "It was"
                : perhaps == all ? "They were" : perhaps == 1 ? "1 was" : perhaps + " were";
        return these + " on the way already, and may arrive without you. What doesn’t, waits" + UNSENT_STAYS + "it.";
    }

    public static String linkedSince(String when) {
        return "Linked " + when;
    }

    /** Why nobody was signed in, or nothing linked, by a provider: its word, in a sentence. */
    public static String notSignedIn(String why) {
        return switch (why) {
            case "denied" -> "You were not signed in: that was cancelled there.";
            case "expired" -> "That took too long, or was begun elsewhere. Please try again.";
            case "unverified" -> "Your e-mail address is not verified there, and this place asks for that.";
            case "domain" -> "Your e-mail address is not one that this place lets in.";
            case "disabled" -> "Your account here is disabled. Ask an administrator of this place.";
            case "unreachable" -> "Whoever signs you in doesn’t answer right now. Please try again in a moment.";
            case "closed" -> "You have no account here yet, and no new ones are made.";
            case "invite" -> "You have no account here yet, and need an invitation for one. Ask somebody who is here.";
            case "taken" -> "That is linked to another account already, or another is to yours.";
            case "first-run" -> "This place has to be set up first.";
            case "too-many" -> "Too many tries. Wait a minute, and try again.";
            default ->
                "Signing in went wrong between this place and whoever signs you in. An administrator can find out"
                        + " why.";
        };
    }

    public static String seen(String when) {
        return "Last seen " + when;
    }
}
