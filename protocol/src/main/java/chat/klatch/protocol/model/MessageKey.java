package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** The idempotency key of one message: the same key from the same author is the same message, for ever. */
public record MessageKey(String value) {
    public MessageKey {
        value = Limits.key(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
