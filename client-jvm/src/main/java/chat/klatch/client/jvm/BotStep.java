package chat.klatch.client.jvm;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/** What the thread of a bot's handler does next. */
sealed interface BotStep {
    /**
     * Something to hear.
     *
     * @param walked
     *            one of many that are fetched in the order of their seqs, so that its rev says nothing of the others
     * @param epoch
     *            of the server's data at that moment
     */
    record Hear(Room room, Message message, boolean walked, String epoch) implements BotStep {
    }

    /** Everything of the room up to {@code rev} has been heard, and every message up to {@code seq}. */
    record Reached(RoomId room, long rev, long seq) implements BotStep {
    }

    /** The room is not the bot's any more. */
    record Forget(RoomId room) implements BotStep {
    }

    /** There is nothing more to do. */
    record End(@Nullable Throwable why) implements BotStep {
    }
}
