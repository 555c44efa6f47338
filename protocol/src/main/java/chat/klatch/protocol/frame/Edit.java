package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Changes the text of one's own message; {@code base} is the {@code editedAt} that was seen, 0 for none. Whether the
 * text may be empty depends on the message's files, which only the server knows.
 */
@Wire("edit")
public record Edit(RequestId id, RoomId room, long seq, String text, @Nullable Long base) implements Request {
    public Edit {
        Limits.integer("seq", seq);
        text = Limits.text("text", text, true);
        Limits.ifGiven("base", base);
    }

    /** Never the text: this may reach a log. */
    @Override
    public String toString() {
        return "Edit[id=" + id + ", room=" + room + ", seq=" + seq + "]";
    }
}
