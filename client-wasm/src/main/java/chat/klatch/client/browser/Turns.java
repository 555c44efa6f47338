package chat.klatch.client.browser;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Given;
import chat.klatch.client.browser.dom.Locks;
import java.util.function.Consumer;
import org.teavm.jso.core.JSObjects;

/**
 * One after another, over all tabs of this browser, as far as it grants locks: what changes the cookie that they share.
 * Else a slow answer puts an older cookie in the place of a newer one, and who comes with that is taken for a thief.
 */
final class Turns {
    private static final String NAME = "klatch.session";
    private final double longestMillis;

    /**
     * @param longestMillis
     *            no turn takes longer, but for one of a tab that stands still: nobody waits for that
     */
    Turns(double longestMillis) {
        this.longestMillis = longestMillis;
    }

    /** Runs {@code turn} when its turn has come, and hands it what ends that. */
    void take(Consumer<Runnable> turn) {
        var locks = Browser.getNavigator().getLocks();
        if (locks == null || !Given.isThere(locks)) {
            turn.accept(() -> {
            });
            return;
        }
        new Turn(turn, longestMillis).ask(locks);
    }

    /** One turn, which comes once. */
    private static final class Turn {
        private final Consumer<Runnable> turn;
        private final int patience;
        private boolean come;

        Turn(Consumer<Runnable> turn, double millis) {
            this.turn = turn;
            patience = Browser.setTimeout(() -> come(() -> {
            }), millis);
        }

        void ask(Locks locks) {
            locks.request(NAME, JSObjects.create(), _ -> new Locks.Held(release -> come(() -> release.now(null))))
                    .then(_ -> {
                        // the turn is over
                    }, _ -> come(() -> {
                    }));
        }

        private void come(Runnable end) {
            Browser.clearTimeout(patience);
            if (come) {
                end.run();
            } else {
                come = true;
                turn.accept(end);
            }
        }
    }
}
