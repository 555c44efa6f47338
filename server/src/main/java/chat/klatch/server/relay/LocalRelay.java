package chat.klatch.server.relay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A relay within one process: what one end publishes all ends of the same {@link Ring} hear, at once and on the
 * publisher's thread. An end of its own ring speaks to nobody else: that is how a place without Redis runs.
 */
public final class LocalRelay implements Relay {
    /** What several ends hold on to. */
    public static final class Ring {
        private final List<LocalRelay> ends = new CopyOnWriteArrayList<>();

        /** One more end. */
        public LocalRelay end() {
            return new LocalRelay(this);
        }
    }

    private final Ring ring;
    private volatile Consumer<String> listener = _ -> {
    };

    private LocalRelay(Ring ring) {
        this.ring = ring;
        ring.ends.add(this);
    }

    @Override
    public void publish(String hint) {
        ring.ends.forEach(end -> end.listener.accept(hint));
    }

    @Override
    public boolean carries() {
        return ring.ends.size() > 1;
    }

    @Override
    public void listen(Consumer<String> whoever) {
        listener = whoever;
    }

    @Override
    public void close() {
        ring.ends.remove(this);
    }
}
