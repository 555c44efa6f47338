package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;
import org.jspecify.annotations.Nullable;

/** A file that goes with a message; width and height in pixels, of images. */
public record Attachment(FileId id, String name, String type, long size, @Nullable Integer width,
        @Nullable Integer height) {
    public Attachment {
        Limits.integer("size", size);
        Limits.ifGiven("width", width);
        Limits.ifGiven("height", height);
    }
}
