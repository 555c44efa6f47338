package chat.klatch.server.socket;

import chat.klatch.protocol.model.User;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every open connection of this process and what they share; one timer looks after them all. Any number of threads. */
public final class Sockets implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private final InstantSource clock;
    private final Json json;
    private final Hub hub;
    private final Sessions sessions;
    private final Welcomes welcomes;
    private final Dispatcher dispatcher;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sockets").daemon().factory());

    public Sockets(SocketFloor floor) {
        clock = floor.clock();
        json = floor.json();
        hub = floor.hub();
        sessions = floor.sessions();
        welcomes = new Welcomes(floor);
        dispatcher = new Dispatcher(floor);
        var _ = timer.scheduleAtFixedRate(() -> tick(clock.instant()), TICK.toMillis(), TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    InstantSource clock() {
        return clock;
    }

    Json json() {
        return json;
    }

    Hub hub() {
        return hub;
    }

    Sessions sessions() {
        return sessions;
    }

    Welcomes welcomes() {
        return welcomes;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** What somebody's connections say from now on, they say by their new name. */
    public void profileChanged(User user) {
        open.forEach(connection -> connection.profileChanged(user));
    }

    void opened(Connection connection) {
        open.add(connection);
    }

    void ended(Connection connection) {
        if (open.remove(connection)) {
            connection.ended();
        }
    }

    private void tick(Instant now) {
        open.forEach(connection -> connection.tick(now));
    }

    /** Whether no socket is open. */
    public boolean idle() {
        return open.isEmpty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
