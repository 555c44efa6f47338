package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** A user, as the server named them. */
public record UserId(String value) {
    public UserId {
        value = Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
