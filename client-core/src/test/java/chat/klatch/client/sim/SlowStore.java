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
        for (var next = asked.poll(); next != null; next = asked.poll()) {
            next.run();
        }
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
