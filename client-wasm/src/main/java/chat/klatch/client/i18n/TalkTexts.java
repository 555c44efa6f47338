package chat.klatch.client.i18n;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person reads where people talk: about messages, and while writing them. */
public final class TalkTexts {
    public static final String COPY_TEXT = "Copy text";
    public static final String COPIED = "Copied";
    public static final String CODE_COPIED = "Code copied.";
    public static final String LINK_COPIED = "Link copied.";
    public static final String NOT_COPIED = "This browser doesn’t let Klatch copy. Mark the text and copy it yourself.";
    public static final String YOURSELF = "yourself";
    public static final String MARKED_UNREAD = "Marked as unread from here.";
    public static final String MESSAGE_DELETED = "Message deleted.";
    public static final String DELETE_EFFECT = "It disappears for everybody in this room, for good.";
    public static final String MESSAGE_GONE = "That message isn’t here any more.";
    public static final String SAVING = "saving…";
    public static final String WAITING_TO_SAVE = "waiting to save";
    public static final String MESSAGE_NOT_HERE = "That message didn’t arrive. Follow the link again in a moment.";
    public static final String EDIT_SAVED = "Edit saved.";
    public static final String EDIT_DISCARDED = "Edit discarded.";
    public static final String EDIT_CONFLICT = "It was changed somewhere else in the meantime. Your text is kept.";
    public static final String EDIT_KEPT = "Under the message you can try again, edit or discard it.";
    public static final String EDIT_OF_DELETED = "The message was deleted. What you wrote is back in the composer.";
    public static final String EDIT_OF_OTHER_DATA = "Your edit was not saved: the server’s data was restored, "
            + "and the message may be another now.";
    public static final String ASK_TO_OPEN = "Its owner can open it again.";
    public static final String EMOJI_LATELY = "Yours, lately";
    public static final String EMOJI_AT_HAND = "Often used";
    public static final String EMOJI_FOUND = "Found";
    public static final String NOTHING_TO_PREVIEW = "Nothing to preview yet.";

    private TalkTexts() {
    }

    public static String readingAlong(String people) {
        return "You’re reading along. " + people + " here can write.";
    }

    public static String notSaved(String why) {
        return "Not saved. " + why;
    }

    public static String notDeleted(String why) {
        return "Not deleted. " + why;
    }

    /**
     * Messages to a room, and edits of some in it, that their author is in no more; without a name where nobody
     * remembers it.
     */
    public static String notHeard(int messages, int edits, @Nullable String room) {
        boolean one = messages + edits == 1 || messages > 0 && edits > 0;
        var what = messages > 0 && edits > 0
                ? "What you wrote"
                : "Your " + (messages > 0 ? counted(messages, "message") : counted(edits, "edit"));
        return what + (room == null ? "" : (messages > 0 ? " to " : " in ") + room) + (one ? " was" : " were") + " not "
                + (messages > 0 ? "sent" : "saved") + ": you’re not in "
                + (room != null ? "that" : one ? "its" : "their") + " room any more.";
    }

    /** Edits of messages of before the server's data was restored. */
    public static String editsOfOtherData(int edits) {
        return edits == 1
                ? EDIT_OF_OTHER_DATA
                : "Your " + edits + " edits were not saved: the server’s data was restored, "
                        + "and the messages may be others now.";
    }

    /** A message to a room that its author is in no more. */
    public static String begunIn(String room) {
        return "You’re not in " + room + " any more. What you had begun there was not sent.";
    }

    /** Messages to a room that their author is in, and does not look at. */
    public static String notSent(int messages, String room) {
        return "Your " + counted(messages, "message") + " in " + room + (messages == 1 ? " was" : " were")
                + " not sent.";
    }

    private static String counted(int n, String what) {
        return n == 1 ? what : n + " " + what + "s";
    }

    /** An emoji that was put there and is gone again. */
    public static String notReacted(String emoji, String why) {
        return "Your " + emoji + " didn’t stay. " + why;
    }

    public static String notTakenOff(String emoji, String why) {
        return "Your " + emoji + " is still there. " + why;
    }

    public static String noEmoji(String wish) {
        return "Nothing for “" + wish + "”";
    }

    public static String replyingTo(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }

    /** Who types; {@code more} besides those named. */
    public static String typing(List<String> names, int more) {
        if (names.isEmpty()) {
            return "";
        }
        if (more > 0) {
            return String.join(", ", names) + " and " + (more == 1 ? "1 other" : more + " others") + " are typing";
        }
        return Texts.names(names) + (names.size() == 1 ? " is typing" : " are typing");
    }

    public static String notifies(int people) {
        return people == 1 ? "notifies 1 person" : "notifies " + people + " people";
    }

    /** Heard of a room that is not the open one. */
    public static String mentioned(String author, String room) {
        return author + " mentioned you in " + room;
    }

    public static String wroteToYou(String author) {
        return author + " wrote to you";
    }

    /** So many, while one was away. */
    public static String mentions(int n, String room) {
        return n + " mentions of you in " + room;
    }

    public static String reacted(String names, String emoji) {
        return names + " reacted with " + emoji + " to your message";
    }
}
