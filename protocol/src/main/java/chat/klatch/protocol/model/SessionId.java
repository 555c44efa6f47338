package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** One signed-in device. */
public record SessionId(String value) {
    public SessionId {
        value = Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
