package chat.klatch.client.i18n;

import chat.klatch.protocol.Limits;
import java.util.ArrayList;
import java.util.List;

/** What a person reads, in English. Sentence case, active, no exclamation marks; an error says what to do. */
public final class Texts {
    /** The language that these texts, and so the names of days and months among them, are in. */
    public static final String LANGUAGE = "en-GB";
    public static final String PRODUCT = "Klatch";

    // before anybody is signed in
    public static final String COME_IN = "Sign in to pick up where you left off.";
    public static final String LEFT = "You signed out.";
    public static final String ENTERED_ELSEWHERE = "You signed in in another tab. Reload this page to be in here, too.";
    public static final String LEFT_ELSEWHERE = "You signed out in another tab.";
    public static final String STARTING = "Opening the door…";
    public static final String UNREACHABLE = "This place can’t be reached right now. Trying again by itself.";
    public static final String SIGNING_IN = "Signing in…";
    public static final String CREATING_ACCOUNT = "Creating your account…";
    public static final String FINISHING_SETUP = "Setting up…";
    public static final String OFFLINE_FORM = "Klatch can’t be reached. Check your network, then try again.";
    public static final String TRY_LATER = "That didn’t work on our side. Try again in a moment.";
    public static final String CHECK_FIELD = "One thing to change before you go on.";
    public static final String CHECK_FIELDS = "A few things to change before you go on.";
    public static final String GIVE_USERNAME = "Write your username.";
    public static final String GIVE_PASSWORD = "Write your password.";
    public static final String CHOOSE_PASSWORD = "Choose a password of at least "
            + Limits.PASSWORD_CODE_POINTS_MIN + " characters.";
    public static final String USERNAME_RULE = "Use " + Limits.USERNAME_CHARS_MIN + " to " + Limits.USERNAME_CHARS
            + " letters a to z, digits, dots, dashes or underscores.";
    public static final String PASSWORD_RULE = "Use at least " + Limits.PASSWORD_CODE_POINTS_MIN + " characters.";
    public static final String PASSWORD_LONG = "Use at most " + Limits.PASSWORD_CODE_POINTS + " characters.";
    public static final String NAME_RULE = "Use at most " + Limits.USER_NAME_CODE_POINTS + " characters.";
    public static final String PLACE_RULE = "Use at most " + Limits.PLACE_NAME_CODE_POINTS + " characters.";

    // days
    public static final String TODAY = "Today";
    public static final String YESTERDAY = "Yesterday";

    // messages
    public static final String YOU = "You";
    public static final String SENDING = "sending…";
    public static final String WAITING = "waiting to send";
    public static final String NOT_SENT = "Not sent.";
    public static final String EDITED = "(edited)";
    public static final String MESSAGE_NOT_SENT = "Message not sent.";
    public static final String QUOTE_DELETED = "This message was deleted.";
    public static final String QUOTE_NOT_LOADED = "An earlier message.";
    public static final String SOMEBODY = "somebody";
    public static final String OLDER_FAILED = "Older messages didn’t arrive.";

    // the connection
    public static final String CONNECTING = "Connecting…";
    public static final String RECONNECTING = "Reconnecting";
    public static final String OFFLINE = "You’re offline.";
    public static final String BACK = "Back online. Everything was sent.";
    public static final String SIGNED_OUT = "You were signed out.";
    public static final String NOTHING_LOST = "Nothing you wrote is lost.";
    public static final String STOPPED = "The connection was ended.";
    public static final String TOO_MANY_WINDOWS = "Klatch is open in too many other windows.";
    public static final String UNKEPT = "What you write isn’t kept on this device.";
    public static final String LEAVE_OPEN = "Leave this page open until it is sent.";
    public static final String STOPPED_WHY = "What you write stays here until you connect again.";

    // rooms
    public static final String NO_ROOMS = "No rooms yet.";
    public static final String NOBODY = "Just you";
    private static final long SECOND_MILLIS = 1_000;

    private Texts() {
    }

    /** A password of so many characters is too short. */
    public static String passwordShort(int codePoints) {
        return PASSWORD_RULE + " This has " + codePoints + ".";
    }

    /** What a password of this {@code strength} (0 to 4) is. */
    public static String strength(int strength) {
        return switch (strength) {
            case 0 -> "too short";
            case 1 -> "weak";
            case 2 -> "fair";
            case 3 -> "good";
            default -> "strong";
        };
    }

    /** Too many tries; {@code afterMillis} until the next one. */
    public static String tooManyTries(long afterMillis) {
        long seconds = Math.max(1, (afterMillis + SECOND_MILLIS - 1) / SECOND_MILLIS);
        return "Too many tries. Wait " + seconds + (seconds == 1 ? " second" : " seconds") + ", then try again.";
    }

    public static String newSince(String time) {
        return "New since " + time;
    }

    public static String deleted(String who) {
        return who + " deleted a message";
    }

    public static String showAllLines(long lines) {
        return "Show all " + lines + " lines";
    }

    /** So many changes of the room in a row. */
    public static String changes(int count, String from, String to) {
        return count + " changes to this room" + (from.equals(to) ? ", " + from : ", " + from + " to " + to);
    }

    /** Who put an emoji there: you, these, and so many more. */
    public static String reactors(boolean you, List<String> others, int more) {
        var names = new ArrayList<String>();
        if (you) {
            names.add(YOU);
        }
        names.addAll(others);
        if (more > 0) {
            names.add(more == 1 ? "1 other" : more + " others");
        }
        return names(names);
    }

    /**
     * @param room
     *            its name, or of a conversation those who are in it
     */
    public static String empty(boolean direct, String room) {
        return "Nobody has said anything " + (direct ? "to " : "in ") + room + " yet. Somebody has to go first.";
    }

    public static String tooLong(int codePoints) {
        return "It is " + codePoints + (codePoints == 1 ? " character" : " characters") + " too long.";
    }

    /** 1 message; 2 changes; 1 message and 2 changes. */
    static String things(int messages, int changes) {
        var written = messages == 1 ? "1 message" : messages + " messages";
        var changed = changes == 1 ? "1 change" : changes + " changes";
        return changes == 0 ? written : messages == 0 ? changed : written + " and " + changed;
    }

    /** What waits here while nobody can take it: messages, and changes of some. */
    public static String waitingHere(int messages, int changes) {
        return switch (messages + changes) {
            case 0 -> "";
            case 1 -> things(messages, changes) + " is waiting here and will go out by itself.";
            default -> things(messages, changes) + " are waiting here and will go out by themselves.";
        };
    }

    public static String keepWriting(int messages, int changes) {
        return "Keep writing; " + (messages + changes == 0 ? "your messages" : things(messages, changes))
                + " will go out when you’re back.";
    }

    public static String sendingWaiting(int messages, int changes) {
        return "Back online. Sending " + things(messages, changes) + "…";
    }

    /** So much was refused; everything else was sent. */
    public static String backWithout(int messages, int changes) {
        return "Back online. " + things(messages, changes) + (messages + changes == 1 ? " was" : " were")
                + " not sent.";
    }

    public static String inSeconds(long seconds) {
        return " in " + seconds + " s.";
    }

    // heard, not seen

    public static String opened(String room, String unread) {
        return room + ", " + unread + " unread";
    }

    public static String said(String author, String text) {
        return author + ": " + text;
    }

    public static String manySaid(int messages, int people) {
        return messages + " new messages from " + (people == 1 ? "1 person" : people + " people");
    }

    public static String title(int unread, String here) {
        return (unread > 0 ? "(" + (unread > 999 ? "999+" : unread) + ") " : "") + here;
    }

    /** What a notice in the log says after the name of who did it. */
    public static String notice(String kind, List<String> people, String value) {
        return switch (kind) {
            case "created" -> "opened " + (value.isEmpty() ? "this room" : value);
            case "renamed" -> "renamed the room to “" + value + "”";
            case "topic" -> value.isEmpty() ? "removed the topic" : "set the topic: “" + value + "”";
            case "archived" -> "archived the room";
            case "unarchived" -> "opened the room again";
            case "role" -> "made " + names(people) + (value.isEmpty() ? " something else" : " " + value);
            case "added" -> "added " + names(people);
            case "removed" -> "removed " + names(people);
            default -> "changed the room";
        };
    }

    /** Ada; Ada and Ben; Ada, Ben and Cem. */
    public static String names(List<String> people) {
        int last = people.size() - 1;
        return switch (people.size()) {
            case 0 -> "somebody";
            case 1 -> people.getFirst();
            default -> String.join(", ", people.subList(0, last)) + " and " + people.get(last);
        };
    }
}
