package chat.klatch.client.browser;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser has no Web Locks (on plain HTTP): a tab lives as long as it renews the lease of its name. A browser
 * that lets hidden tabs run once a minute only must not lose them by that; a tab that stood still for longer may find
 * that another sent what it holds, under the same keys.
 */
final class LeasedTabs implements Tabs {
    private static final String PREFIX = "klatch.tab.";
    private static final long RENEW_MILLIS = 10_000;
    private static final long LEASE_MILLIS = 150_000;
    private final Clock clock;
    private final Set<String> taken = new HashSet<>();

    LeasedTabs(Clock clock) {
        this.clock = clock;
        Browser.addEventListener("pagehide", _ -> taken.forEach(name -> drop(name)));
        Browser.addEventListener("pageshow", _ -> renew());
        clock.after(RENEW_MILLIS, this::renewAndGoOn);
    }

    private void renewAndGoOn() {
        renew();
        clock.after(RENEW_MILLIS, this::renewAndGoOn);
    }

    private void renew() {
        taken.forEach(this::renew);
    }

    private void renew(String name) {
        try {
            Browser.getLocalStorage().setItem(PREFIX + name, Long.toString(clock.now()));
        } catch (RuntimeException full) {
            // then others may take it for gone, and send the same under the same keys
        }
    }

    private void drop(String name) {
        try {
            Browser.getLocalStorage().removeItem(PREFIX + name);
        } catch (RuntimeException forbidden) {
            // it runs out
        }
    }

    private boolean lives(String name) {
        try {
            return isRecent(Browser.getLocalStorage().getItem(PREFIX + name));
        } catch (RuntimeException forbidden) {
            return false;
        }
    }

    private boolean isRecent(@Nullable String renewed) {
        try {
            return renewed != null && clock.now() - Long.parseLong(renewed) < LEASE_MILLIS;
        } catch (NumberFormatException notOurs) {
            return false;
        }
    }

    @Override
    public void live(String name, Runnable then) {
        taken.add(name);
        renew(name);
        then.run();
    }

    @Override
    public void isGone(String name, Consumer<Boolean> then) {
        boolean gone = !lives(name);
        if (gone) {
            taken.add(name);
            renew(name);
        }
        then.accept(gone);
    }

    @Override
    public void whenGone(String name, Runnable then) {
        isGone(name, gone -> {
            if (gone) {
                then.run();
            } else {
                clock.after(RENEW_MILLIS, () -> whenGone(name, then));
            }
        });
    }

    @Override
    public void letGo(String name) {
        if (taken.remove(name)) {
            drop(name);
        }
    }
}
