package chat.klatch.server.accounts;

/** An access token is not believed; {@code expired} where it was good once and only its time has passed. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final boolean expired;

    public AccessRefused(boolean expired) {
        super(expired ? "The access token has expired." : "The access token is not good.");
        this.expired = expired;
    }

    public boolean expired() {
        return expired;
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
