package chat.klatch.client.browser;

import chat.klatch.client.browser.dom.Locks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;

/**
 * A tab lives as long as it holds the Web Lock of its name: the browser itself frees it, even of a tab that crashed.
 */
final class LockedTabs implements Tabs {
    private static final String PREFIX = "klatch.tab.";
    private final Locks locks;
    private final Map<String, Runnable> held = new HashMap<>();

    LockedTabs(Locks locks) {
        this.locks = locks;
    }

    private void request(String name, boolean ifAvailable, Consumer<Boolean> then) {
        Locks.Wish wish = JSObjects.create();
        wish.setIfAvailable(ifAvailable);
        locks.request(PREFIX + name, wish, lock -> hold(name, lock, then));
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
        request(name, false, _ -> then.run());
    }

    @Override
    public void isGone(String name, Consumer<Boolean> then) {
        request(name, true, then);
    }

    @Override
    public void whenGone(String name, Runnable then) {
        request(name, false, _ -> then.run());
    }

    @Override
    public void letGo(String name) {
        var release = held.remove(name);
        if (release != null) {
            release.run();
        }
    }
}
