package chat.klatch.client.sim;

import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** One connection of the model server: each way slow by chance, in order, and over at any moment. */
final class SimLine {
    private static final int SLOW_MILLIS = 120;
    private final SimClock clock;
    private final Random random;
    private final User user;
    private final SimSocket socket;
    private final Set<RoomId> joined = new HashSet<>();
    private long lastIn;
    private long lastOut;
    private boolean over;
    private boolean welcomed;
    private Predicate<Event> lost = event -> false;

    SimLine(SimClock clock, Random random, User user, SimSocket socket, BiConsumer<SimLine, Command> handler) {
        this.clock = clock;
        this.random = random;
        this.user = user;
        this.socket = socket;
        socket.onSent(command -> {
            lastIn = Math.max(lastIn, clock.now() + latency());
            later(lastIn, () -> handler.accept(this, command));
        });
    }

    private int latency() {
        return random.nextInt(SLOW_MILLIS);
    }

    private void later(long at, Runnable task) {
        clock.after(at - clock.now(), () -> {
            if (!over) {
                task.run();
            }
        });
    }

    void accept() {
        later(clock.now() + latency(), socket::accept);
    }

    void tell(Event event) {
        if (lost.test(event)) {
            lost = other -> false;
            return;
        }
        lastOut = Math.max(lastOut, clock.now() + latency());
        later(lastOut, () -> socket.say(event));
    }

    /** The next event of this kind is never sent: a fault that no server should have. */
    void lose(Class<? extends Event> kind) {
        lost = kind::isInstance;
    }

    /** No more faults. */
    void mend() {
        lost = event -> false;
    }

    /** Ends now; whatever is on its way, either way, is lost. The client hears of it later, or never where silent. */
    void end(int code, boolean silent) {
        if (!over) {
            over = true;
            if (!silent) {
                clock.after(latency(), () -> socket.close(code));
            }
        }
    }

    /** Ends after what was told has arrived. */
    void endAfterwards(int code) {
        later(lastOut, () -> {
            over = true;
            socket.close(code);
        });
    }

    boolean over() {
        return over || socket.over();
    }

    User user() {
        return user;
    }

    void welcome() {
        welcomed = true;
    }

    void join(RoomId room) {
        joined.add(room);
    }

    /** Whether live frames of the room go here. */
    boolean follows(RoomId room) {
        return welcomed && !over() && joined.contains(room);
    }

    boolean welcomed() {
        return welcomed && !over();
    }
}
