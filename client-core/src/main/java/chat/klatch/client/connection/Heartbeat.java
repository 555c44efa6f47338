package chat.klatch.client.connection;

import chat.klatch.client.Clock;
import java.util.function.BooleanSupplier;

/**
 * Notices a connection that is dead without having ended: silent for long, and asked in vain. Silence alone proves
 * nothing, for a page that nobody looks at runs its timers once a minute, and after a machine has slept they are late.
 * One thread.
 */
final class Heartbeat {
    private static final long TICK_MILLIS = 1_000;
    private static final long PING_MILLIS = 25_000;
    private static final long DEAD_MILLIS = 40_000;
    private static final long ANSWER_MILLIS = 5_000;
    private final Clock clock;
    private final Runnable ping;
    private final BooleanSupplier useless;
    private final Runnable dead;
    private long heardAt;
    private long sentAt;
    private long askedAt;
    private boolean asked;
    private Runnable cancel = () -> {
    };

    /**
     * @param useless
     *            whether the connection is none although something is heard
     */
    Heartbeat(Clock clock, Runnable ping, BooleanSupplier useless, Runnable dead) {
        this.clock = clock;
        this.ping = ping;
        this.useless = useless;
        this.dead = dead;
    }

    void start() {
        stop();
        heard();
        sent();
        cancel = clock.after(TICK_MILLIS, this::tick);
    }

    void stop() {
        cancel.run();
    }

    void heard() {
        heardAt = clock.now();
        asked = false;
    }

    void sent() {
        sentAt = clock.now();
    }

    private void tick() {
        long now = clock.now();
        heardAt = Math.min(heardAt, now); // a clock that is set back
        sentAt = Math.min(sentAt, now);
        askedAt = Math.min(askedAt, now);
        boolean inVain = asked && now - askedAt >= ANSWER_MILLIS;
        if (inVain && now - heardAt >= DEAD_MILLIS || useless.getAsBoolean()) {
            dead.run();
            return;
        }
        cancel = clock.after(TICK_MILLIS, this::tick);
        if (now - sentAt >= PING_MILLIS || now - heardAt >= PING_MILLIS && !asked) {
            ask(now);
        }
    }

    private void ask(long now) {
        if (!asked) {
            asked = true;
            askedAt = now;
        }
        ping.run();
    }
}
