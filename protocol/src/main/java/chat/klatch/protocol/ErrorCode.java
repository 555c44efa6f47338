package chat.klatch.protocol;

import chat.klatch.protocol.codec.Otherwise;

/** Why something was refused: a name on the wire (lower case) and a status over HTTP. */
public enum ErrorCode {
    BAD_FRAME(400), UNKNOWN_TYPE(400), @Otherwise
    INVALID(400), UNAUTHENTICATED(401), FORBIDDEN(403), NOT_FOUND(404), CONFLICT(
            409), TOO_LARGE(413), READ_ONLY(423), RATE_LIMITED(429), INTERNAL(500), UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that says the same. */
    public int status() {
        return status;
    }

    /** Whether the same request may be sent again later with hope; every other code is final. */
    public boolean passes() {
        return this == RATE_LIMITED || this == UNAVAILABLE || this == INTERNAL;
    }
}
