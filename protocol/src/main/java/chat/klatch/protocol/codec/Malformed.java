package chat.klatch.protocol.codec;

/** What came is not JSON, or not an object with a {@code type}: nothing in it can be trusted. */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Malformed(String message) {
        super(message);
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
