package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** A link to sign up by, as the server named it. */
public record InviteId(String value) {
    public InviteId {
        value = Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
