package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;

/**
 * A wish to alter a room's log. {@link #write} runs on the writer's thread, inside the transaction of its batch: it
 * checks everything first and throws {@code Refused} where it may not be, having written nothing; then it takes its rev
 * and writes.
 */
public interface Change {
    RoomId room();

    /**
     * Runs before the first of its batch is written, within the same transaction, and may say there what {@link #write}
     * will ask of the data; it decides nothing.
     */
    default void foresee(LogTransaction transaction) {
        // most ask for themselves
    }

    Committed write(LogTransaction transaction);
}
