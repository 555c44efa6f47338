package chat.klatch.client.sync;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** What one room shows: a snapshot, for drawing. */
public interface Timeline {
    RoomId room();

    /** The loaded messages, ascending by seq; each seq once. */
    List<Message> messages();

    /** What this client wrote and is not among the messages yet, in the order of writing. */
    List<Unsent> unsent();

    /** Whether the room was joined once, so that "no messages" means that there are none. */
    boolean loaded();

    /** Whether older messages exist than those loaded. */
    boolean more();

    /** Whether older messages are being fetched. */
    boolean paging();

    /** Whether the last fetch of older ones failed. */
    boolean pagingFailed();
}
