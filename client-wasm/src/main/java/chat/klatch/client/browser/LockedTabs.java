package chat.klatch.client.browser;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Locks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;

/**
 * A tab lives as long as it holds the Web Lock of its name: the browser itself frees it, even of a tab that crashed.
 * Where the browser has locks and grants none, as it may where it keeps nothing, a tab lives by its lease.
 */
final class LockedTabs implements Tabs {
    private static final String PREFIX = "klatch.tab.";
    private final Locks locks;
    private final Clock clock;
    private final Map<String, Runnable> held = new HashMap<>();
    private @Nullable Tabs leased;

    LockedTabs(Locks locks, Clock clock) {
        this.locks = locks;
        this.clock = clock;
    }

    private void request(String name, boolean ifAvailable, Consumer<Boolean> then, Consumer<Tabs> otherwise) {
        Locks.Wish wish = JSObjects.create();
        wish.setIfAvailable(ifAvailable);
        var answered = new boolean[1];
        locks.request(PREFIX + name, wish, lock -> {
            answered[0] = true;
            return hold(name, lock, then);
        }).then(_ -> {
            // it was let go
        }, _ -> {
            if (answered[0]) {
                throw new IllegalStateException("what came after a lock has failed");
            }
            otherwise.accept(leased());
        });
    }

    private Tabs leased() {
        var tabs = leased == null ? new LeasedTabs(clock) : leased;
        leased = tabs;
        return tabs;
    }

    private Locks.Held hold(String name, @Nullable JSObject lock, Consumer<Boolean> then) {
        return new Locks.Held(release -> {
            if (lock == null) {
                release.now(null);
            } else {
                held.put(name, () -> release.now(null));
            }
            then.accept(lock != null);
        });
    }

    @Override
    public void live(String name, Runnable then) {
        request(name, false, _ -> then.run(), tabs -> tabs.live(name, then));
    }

    @Override
    public void isGone(String name, Consumer<Boolean> then) {
        request(name, true, then, tabs -> tabs.isGone(name, then));
    }

    @Override
    public void whenGone(String name, Runnable then) {
        request(name, false, _ -> then.run(), tabs -> tabs.whenGone(name, then));
    }

    @Override
    public void letGo(String name) {
        var release = held.remove(name);
        if (release != null) {
            release.run();
        } else if (leased != null) {
            leased.letGo(name);
        }
    }
}
