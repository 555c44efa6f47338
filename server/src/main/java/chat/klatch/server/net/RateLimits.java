package chat.klatch.server.net;

import chat.klatch.protocol.model.UserId;
import java.time.InstantSource;

/** How fast one user may ask. Any number of threads. */
public final class RateLimits {
    public static final int CHANGES_PER_SECOND = 10;
    public static final int CHANGES_BURST = 30;
    public static final int CONNECTIONS_PER_USER = 20;
    public static final int CONNECTIONS_PER_ADDRESS = 200;
    private static final int LOOKS_PER_SECOND = 20;
    private static final int LOOKS_BURST = 60;
    private static final int SIGNALS_PER_SECOND = 5;
    private static final int SIGNALS_BURST = 5;
    private final boolean on;
    private final Gate changes;
    private final Gate looks;
    private final Gate signals;
    private final Gate reads;

    public RateLimits(boolean on, InstantSource clock) {
        this.on = on;
        changes = new Gate(CHANGES_PER_SECOND, CHANGES_BURST, clock);
        looks = new Gate(LOOKS_PER_SECOND, LOOKS_BURST, clock);
        signals = new Gate(SIGNALS_PER_SECOND, SIGNALS_BURST, clock);
        reads = new Gate(SIGNALS_PER_SECOND, SIGNALS_BURST, clock);
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

    /** Before a join, a watch or a look into history. */
    public void look(UserId user) {
        if (on) {
            looks.require(user.value());
        }
    }

    /** Whether a user may say how they are, or that they type; else that is dropped. */
    public boolean maySignal(UserId user) {
        return !on || signals.passes(user.value());
    }

    /** Whether a user may move a marker now; else it waits. */
    public boolean mayRead(UserId user) {
        return !on || reads.passes(user.value());
    }
}
