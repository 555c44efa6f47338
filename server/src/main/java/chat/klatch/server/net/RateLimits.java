package chat.klatch.server.net;

import chat.klatch.protocol.model.UserId;
import java.time.InstantSource;

/** How fast one user may ask. Any number of threads. */
public final class RateLimits {
    public static final int CHANGES_PER_SECOND = 10;
    public static final int CHANGES_BURST = 30;
    private static final int LOOKS_PER_SECOND = 20;
    private static final int LOOKS_BURST = 60;
    private final boolean on;
    private final Gate changes;
    private final Gate looks;

    public RateLimits(boolean on, InstantSource clock) {
        this.on = on;
        changes = new Gate(CHANGES_PER_SECOND, CHANGES_BURST, clock);
        looks = new Gate(LOOKS_PER_SECOND, LOOKS_BURST, clock);
    }

    /** Whether limits hold at all; benchmarks and fault tests lift them. */
    public boolean on() {
        return on;
    }

    /** Before anything that alters something. */
    public void change(UserId user) {
        if (on) {
            changes.require(user.value());
        }
    }

    /** Before a join or a look into history. */
    public void look(UserId user) {
        if (on) {
            looks.require(user.value());
        }
    }
}
