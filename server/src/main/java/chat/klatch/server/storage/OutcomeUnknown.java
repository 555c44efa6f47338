package chat.klatch.server.storage;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A commit got no answer, and what became of it cannot be found out yet: nobody may be told that it was stored, nor
 * that it was not. Until it is settled nothing else should be written.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Supplier<Optional<Boolean>> asking;

    OutcomeUnknown(Throwable cause, Supplier<Optional<Boolean>> asking) {
        super("a commit got no answer", cause);
        this.asking = asking;
    }

    /** Asks again, for a bounded time: whether it was stored; nothing where that still cannot be known. */
    public Optional<Boolean> ask() {
        return asking.get();
    }
}
