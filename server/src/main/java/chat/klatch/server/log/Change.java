package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;

/**
 * A wish to alter a room's log. {@link #write} runs on the writer's thread, inside the transaction of its batch: it
 * checks everything first and throws {@code Refused} where it may not be, having written nothing; then it takes its rev
 * and writes.
 */
public interface Change {
    RoomId room();

    Committed write(LogTransaction transaction);
}
