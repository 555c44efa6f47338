package chat.klatch.client.sim;

import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A store that does what it was asked only when the test says so, in order. */
public final class SlowStore implements LocalStore {
    private final LocalStore store;
    private final Deque<Runnable> asked = new ArrayDeque<>();

    public SlowStore(LocalStore store) {
        this.store = store;
    }

    /** Does everything that was asked for. */
    public void finish() {
        while (step()) {
            // the next
        }
    }

    /** Does the next of it; false where there is none. */
    public boolean step() {
        var next = asked.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    @Override
    public void takeUp(String account, Consumer<List<Unsent>> free, Consumer<List<Unsent>> left) {
        asked.add(() -> store.takeUp(account, free, left));
    }

    @Override
    public void keep(String account, Unsent message, Runnable then) {
        asked.add(() -> store.keep(account, message, then));
    }

    @Override
    public void forget(String account, MessageKey key) {
        asked.add(() -> store.forget(account, key));
    }
}
