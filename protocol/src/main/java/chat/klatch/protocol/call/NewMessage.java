package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.FileId;
import chat.klatch.protocol.model.MessageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts a message over HTTP, as {@code send}. */
@Wire
public record NewMessage(MessageKey key, String text, @Nullable Long replyTo, @Sparse List<FileId> files) {
    public NewMessage {
        files = Limits.atMost("files", files, Limits.FILES_PER_MESSAGE);
        text = Limits.text("text", text, !files.isEmpty());
        Limits.ifGiven("replyTo", replyTo);
    }

    /** Never the text: this may reach a log. */
    @Override
    public String toString() {
        return "NewMessage[key=" + key + "]";
    }
}
