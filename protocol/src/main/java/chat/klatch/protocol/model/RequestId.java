package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;

/** A client's name for one request in flight; the answer carries it as {@code re}. */
public record RequestId(String value) {
    public RequestId {
        value = Limits.requestId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
