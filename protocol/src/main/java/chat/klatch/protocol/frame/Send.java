package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.FileId;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts a message. The same {@code key} from the same author is the same message, for ever. */
@Wire("send")
public record Send(RequestId id, RoomId room, MessageKey key, String text, @Nullable Long replyTo,
        @Sparse List<FileId> files) implements Request {
    public Send {
        files = Limits.atMost("files", files, Limits.FILES_PER_MESSAGE);
        text = Limits.text("text", text, !files.isEmpty());
        Limits.ifGiven("replyTo", replyTo);
    }

    /** Never the text: this may reach a log. */
    @Override
    public String toString() {
        return "Send[id=" + id + ", room=" + room + ", key=" + key + "]";
    }
}
