package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.text.Words;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.prose.Meanings;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the log, as it is to be drawn. Rows with the same id are the same row, whatever has become of it. */
sealed interface Row {
    String id();

    /** A new day begins. */
    record Day(String id, long at) implements Row {
    }

    /** What was unread when the room was opened begins. */
    record NewLine(String id, long since) implements Row {
    }

    /** A change of the room itself; {@code what} follows the name. */
    record Notice(String id, String who, String what, long at) implements Row {
    }

    /** Many changes in a row, which are shown where somebody asks for them. */
    record Changes(String id, int count, long from, long to, boolean open) implements Row {
    }

    /** A message that was taken back, or is to be: then {@code state} tells how far that is on its way. */
    record Gone(String id, long seq, String who, long at, State state) implements Row {
    }

    /**
     * Something that somebody said: {@code message} as the room has it, or null while it is on its way, and then there
     * is its {@code key}. {@code change} is an edit of it that is on its way or was refused; {@code called} tells by
     * their usernames what those are called who are meant in it; {@code reacting} how far those emoji are on their way
     * that its reader put there or took off.
     */
    record Said(String id, String authorId, String author, boolean own, String text, long at, Group group,
            boolean mentionsYou, State state, @Nullable Message message, @Nullable Quoted quoted,
            @Nullable Unsent change, Map<String, String> called, Map<String, State> reacting,
            @Nullable MessageKey key, String reason) implements Row {
        Said in(Group other) {
            return new Said(id, authorId, author, own, text, at, other, mentionsYou, state, message, quoted, change,
                    called, reacting, key, reason);
        }

        boolean edited() {
            return message != null && message.editedAt() != null;
        }

        List<Reaction> reactions() {
            return message == null ? List.of() : message.reactions();
        }
    }

    /**
     * What a message answers.
     *
     * @param message
     *            as the room has it; null where it is not here
     * @param called
     *            as that of {@link Said}
     */
    record Quoted(long seq, String author, Fate fate, @Nullable Message message, Map<String, String> called) {
        private static final int SHOWN_CHARS = 160;

        /** Whom one replies to. */
        String whom() {
            return switch (fate) {
                case THERE -> author.equals(Texts.YOU) ? TalkTexts.YOURSELF : author;
                case DELETED -> Labels.A_DELETED_MESSAGE;
                case NOT_LOADED -> Labels.AN_EARLIER_MESSAGE;
            };
        }

        /** How it begins, in one line, with people by their names as in the message itself. */
        String words(User reader) {
            if (message == null) {
                return "";
            }
            var text = message.text();
            return Words.of(text.substring(0, Math.min(text.length(), SHOWN_CHARS)),
                    Meanings.in(message, reader, called)::words);
        }

        /** What became of it. */
        enum Fate {
            THERE, DELETED, NOT_LOADED
        }
    }

    /** Where in its group a message stands. */
    enum Group {
        SOLO, START, MID, END;

        /** Whether name and cup are shown. */
        boolean head() {
            return this == SOLO || this == START;
        }
    }

    /** How far something is on its way: a message, or a change of one. */
    enum State {
        SENT, SENDING, WAITING, FAILED;

        static State of(Unsent unsent) {
            return switch (unsent.fate()) {
                case Unsent.Sending() -> SENDING;
                case Unsent.Waiting() -> WAITING;
                case Unsent.Refused _ -> FAILED;
            };
        }
    }
}
