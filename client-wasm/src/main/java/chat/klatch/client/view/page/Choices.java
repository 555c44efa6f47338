package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.api.MeCalls;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What somebody chose here, and what of it the server does not have yet. The server takes {@link Habits} whole, and
 * other devices change them too, so nothing is kept there before it has told what it has: only what was chosen here is
 * then another. As long as the connection stands it tells of every change; after that it is asked again. One call at a
 * time, one thread.
 */
final class Choices {
    private static final long RETRY_MILLIS = 5_000;
    private final MeCalls me;
    private final Clock clock;
    private final Consumer<Habits> worn;
    private final Consumer<String> unkept;
    private Habits known = Habits.NONE;
    private Habits chosen = Habits.NONE;
    private boolean open;
    private boolean up;
    private boolean fresh;
    private boolean fetching;
    private boolean keeping;
    private int calls;
    private Runnable retry = () -> {
    };

    /**
     * @param worn
     *            hears what counts from now on
     * @param unkept
     *            hears what has to be told to {@link #open} where this ends before the server has it; empty for nothing
     */
    Choices(MeCalls me, Clock clock, Consumer<Habits> worn, Consumer<String> unkept) {
        this.me = me;
        this.clock = clock;
        this.worn = worn;
        this.unkept = unkept;
    }

    Habits now() {
        return chosen;
    }

    /**
     * Somebody has come.
     *
     * @param remembered
     *            what counts until the server has told
     * @param waiting
     *            what was chosen here in an earlier life and did not reach the server; empty for nothing
     */
    void open(Habits remembered, String waiting) {
        leave();
        open = true;
        known = remembered;
        chosen = remembered;
        int base = waiting.indexOf('\n');
        if (base >= 0) {
            known = Habits.read(waiting.substring(0, base));
            chosen = Habits.read(waiting.substring(base + 1));
            worn.accept(chosen);
        }
        next();
    }

    /** Somebody else may come. */
    void leave() {
        retry.run();
        calls++;
        open = false;
        fresh = false;
        fetching = false;
        keeping = false;
        known = Habits.NONE;
        chosen = Habits.NONE;
    }

    /** The connection stands, or does not. */
    void linked(boolean now) {
        boolean again = now && !up;
        up = now;
        if (again) {
            keeping = false; // an answer that is still owed may not come any more
            told();
        }
    }

    /** They were changed, here or elsewhere. */
    void told() {
        fresh = false;
        next();
    }

    void change(UnaryOperator<Habits> how) {
        chosen = how.apply(chosen);
        worn.accept(chosen);
        remember();
        fresh &= up;
        if (!fetching) {
            next();
        }
    }

    private void remember() {
        unkept.accept(isKept() ? "" : known.write() + "\n" + chosen.write());
    }

    private boolean isKept() {
        return chosen.equals(known);
    }

    private void next() {
        retry.run();
        if (open && !keeping) {
            if (!fresh) {
                fetch();
            } else if (!isKept()) {
                keep();
            }
        }
    }

    private void fetch() {
        int mine = ++calls;
        fetching = true;
        me.settings(json -> {
            if (mine == calls) {
                came(Habits.read(json));
            }
        }, _ -> failed(mine));
    }

    private void came(Habits server) {
        fetching = false;
        fresh = true;
        chosen = server.with(known, chosen);
        known = server;
        remember();
        worn.accept(chosen);
        next();
    }

    private void keep() {
        int mine = ++calls;
        keeping = true;
        var sent = chosen;
        me.keepSettings(sent.write(), () -> {
            if (mine == calls) {
                keeping = false;
                known = sent;
                remember();
                next();
            }
        }, _ -> failed(mine));
    }

    /** What was kept may have arrived all the same, and what is there may be another meanwhile. */
    private void failed(int mine) {
        if (mine == calls) {
            fetching = false;
            keeping = false;
            fresh = false;
            if (up || !isKept()) {
                retry = clock.after(RETRY_MILLIS, this::next);
            }
        }
    }
}
