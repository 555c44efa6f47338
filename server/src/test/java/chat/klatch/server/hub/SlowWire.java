package chat.klatch.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wire that holds each message until the test lets it go, or lets all go at once. One thread at a time. */
final class SlowWire implements Wire {
    private final List<String> messages = new ArrayList<>();
    private final boolean open;
    private boolean underWay;
    private boolean cut;
    private @Nullable SendQueue queue;

    private SlowWire(boolean open) {
        this.open = open;
    }

    static SlowWire blocked() {
        return new SlowWire(false);
    }

    static SlowWire open() {
        return new SlowWire(true);
    }

    SendQueue queue(Runnable roomAgain) {
        var made = new SendQueue(this, roomAgain);
        queue = made;
        return made;
    }

    SendQueue queue() {
        return queue(() -> {
        });
    }

    @Override
    public synchronized void write(EncodedEvent message) {
        if (underWay) {
            throw new AssertionError("two messages at once");
        }
        messages.add(UTF_8.decode(message.text()).toString());
        underWay = true;
        if (open) {
            letGo();
        }
    }

    /** The message that is on the wire goes out; false where there is none. */
    boolean letGo() {
        synchronized (this) {
            if (!underWay) {
                return false;
            }
            underWay = false;
        }
        var waiting = queue;
        if (waiting != null) {
            waiting.written();
        }
        return true;
    }

    void letAllGo() {
        boolean more = true;
        while (more) {
            more = letGo();
        }
    }

    @Override
    public void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /** What came, event by event, however it was packed; events of these tests hold no comma. */
    List<String> events() {
        return messages().stream()
                .flatMap(message -> message.startsWith("[")
                        ? List.of(message.substring(1, message.length() - 1).split(",", -1)).stream()
                        : List.of(message).stream())
                .toList();
    }

    static EncodedEvent event(String text) {
        return new EncodedEvent(text.getBytes(UTF_8));
    }

    static EncodedEvent event(int bytes) {
        return event("x".repeat(bytes));
    }
}
