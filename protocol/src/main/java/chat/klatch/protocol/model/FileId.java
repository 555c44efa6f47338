package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** An uploaded file. */
public record FileId(String value) {
    public FileId {
        value = Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
