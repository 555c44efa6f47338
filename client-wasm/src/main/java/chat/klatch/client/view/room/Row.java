package chat.klatch.client.view.room;

import chat.klatch.protocol.model.MessageKey;
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

    /** A message that was taken back. */
    record Gone(String id, String who, long at) implements Row {
    }

    /** Something that somebody said. */
    record Said(String id, String authorId, String author, boolean own, String text, long at, Group group,
            boolean edited, boolean mentionsYou, State state, @Nullable MessageKey key,
            String reason) implements Row {
        Said in(Group other) {
            return new Said(id, authorId, author, own, text, at, other, edited, mentionsYou, state, key, reason);
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
