package chat.klatch.protocol.codec;

/** A frame of a {@code type} that this version does not know. */
public final class UnknownType extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownType() {
        super("this type of frame is not known here");
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
