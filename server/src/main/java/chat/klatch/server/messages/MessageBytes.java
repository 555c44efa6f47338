package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How many messages fit into one answer. Messages are encoded to measure them only where a bound that costs nothing
 * says that they might not fit: most answers are a tenth of what they may be.
 */
final class MessageBytes {
    private static final int FRAME = 800; // every field with a number, an id or a key in it, at its longest
    private static final int ID = Limits.ID_CHARS + 3;
    private static final int ESCAPED = 6; // "\\u0001"
    private final ToIntFunction<Message> exactly;

    /**
     * @param exactly
     *            how much a message takes on the wire
     */
    MessageBytes(ToIntFunction<Message> exactly) {
        this.exactly = exactly;
    }

    /** How many from the front fit into one answer: at least one. */
    int fitting(List<Message> messages) {
        if (messages.stream().mapToLong(MessageBytes::atMost).sum() <= Limits.ANSWER_BYTES) {
            return messages.size();
        }
        int size = 0;
        for (int i = 0; i < messages.size(); i++) {
            size += exactly.applyAsInt(messages.get(i)) + 1;
            if (size > Limits.ANSWER_BYTES && i > 0) {
                return i;
            }
        }
        return messages.size();
    }

    int exactly(Message message) {
        return exactly.applyAsInt(message) + 1;
    }

    /** No message takes more on the wire. */
    static long atMost(Message message) {
        long chars = (long) message.text().length() + message.author().name().length();
        long ids = message.mentions().size();
        for (var reaction : message.reactions()) {
            chars += reaction.emoji().length() + ID;
            ids += reaction.users().size();
        }
        var note = message.system();
        if (note != null) {
            chars += note.kind().length() + (note.value() == null ? 0 : note.value().length());
            for (var person : note.users()) {
                chars += person.name().length() + ID;
            }
        }
        return FRAME + ESCAPED * chars + ID * ids;
    }
}
