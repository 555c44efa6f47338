package chat.klatch.client.sync;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one room shows: a bounded stretch of its messages without a gap, at the newest ones or somewhere further back.
 * Whoever looks at it asks for more on either side ({@link chat.klatch.client.Client#older}, {@code newer}); what is
 * then too far away is dropped.
 */
public interface Timeline {
    RoomId room();

    /**
     * The messages of the stretch, ascending by seq; each seq once. What this client asked of them and the room has not
     * shown yet is foreseen: an edit has its new text, a deleted one is deleted, a reaction is there.
     */
    List<Message> messages();

    /**
     * The message at {@code seq}, if it is known here, whether or not it is in the stretch, as it would be shown; null
     * otherwise ({@link chat.klatch.client.Client#quote} fetches it).
     */
    @Nullable
    Message find(long seq);

    /** The messages that this client wrote and that are not in the log yet, in the order of writing. */
    List<Unsent> unsent();

    /**
     * The changes that this client asked for and the log does not show yet, and edits that were refused: those stay
     * until they are tried again or discarded. Each has a {@link Unsent#change}.
     */
    List<Unsent> changes();

    /** Whether the room was joined once, so that "no messages" means that there are none. */
    boolean loaded();

    /** Whether older messages exist than those of the stretch. */
    boolean more();

    /** Whether newer messages exist than those of the stretch: it is not at the newest. */
    boolean newer();

    /** The newest message of the room that is here, also where the stretch does not reach it; 0 where there is none. */
    long newest();

    /** Whether older messages are being fetched. */
    boolean paging();

    /** Whether newer messages are being fetched. */
    boolean pagingNewer();

    /** Whether a stretch somewhere else is being fetched, or will be as soon as that can be. */
    boolean jumping();

    /** Whether the last fetch of any kind failed, and is not tried again by itself. */
    boolean pagingFailed();

    /** Whether it was one of newer messages. */
    boolean newerFailed();
}
