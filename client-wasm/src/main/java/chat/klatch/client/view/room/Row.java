package chat.klatch.client.view.room;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Reaction;
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

    /** A message that was taken back. */
    record Gone(String id, long seq, String who, long at) implements Row {
    }

    /**
     * Something that somebody said: {@code message} as the room has it, or null while it is on its way, and then there
     * is its {@code key}. {@code change} is an edit of it that is on its way or was refused; {@code called} tells by
     * their usernames what those are called who are meant in it.
     */
    record Said(String id, String authorId, String author, boolean own, String text, long at, Group group,
            boolean mentionsYou, State state, @Nullable Message message, @Nullable Quoted quoted,
            @Nullable Unsent change, Map<String, String> called, @Nullable MessageKey key,
            String reason) implements Row {
        Said in(Group other) {
            return new Said(id, authorId, author, own, text, at, other, mentionsYou, state, message, quoted, change,
                    called, key, reason);
        }

        boolean edited() {
            return message != null && message.editedAt() != null;
        }

        List<Reaction> reactions() {
            return message == null ? List.of() : message.reactions();
        }
    }

    /** What a message answers. */
    record Quoted(long seq, String authorId, String author, String text, Fate fate) {
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

    /** How far a message is on its way. */
    enum State {
        SENT, SENDING, WAITING, FAILED
    }
}
