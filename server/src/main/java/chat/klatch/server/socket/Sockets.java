package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.model.User;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.json.Json;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.net.SteadyClock;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.unread.Unread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every open connection of this process and what they share; one timer looks after them all. Any number of threads. */
public final class Sockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration AWAY_AT_LEAST = Duration.ofMillis(500);
    private static final int DRAINED_PER_SECOND = 200;
    private static final Duration HANDED_OVER_IN_AT_LEAST = Duration.ofSeconds(1);
    private static final Duration HANDED_OVER_IN_AT_MOST = Duration.ofSeconds(10); // stopping takes 30 s in all
    private static final Duration ELSEWHERE_AGAIN = Duration.ofSeconds(1);
    private static final int STRANGERS = 2_048;
    private final InstantSource machine;
    private final InstantSource clock;
    private final Json json;
    private final Hub hub;
    private final Sessions sessions;
    private final RateLimits limits;
    private final Metrics metrics;
    private final Presence presence;
    private final Unread unread;
    private final RandomGenerator random;
    private final Welcomes welcomes;
    private final Dispatcher dispatcher;
    private final Journal journal;
    private final Asks asks = new Asks();
    private final Backlog backlog = new Backlog();
    private final Map<Connection, String> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sockets").daemon().factory());
    private volatile int strangers;
    private volatile boolean drained;

    public Sockets(SocketFloor floor) {
        machine = floor.clock();
        clock = new SteadyClock(machine);
        json = floor.json();
        hub = floor.hub();
        sessions = floor.sessions();
        limits = floor.limits();
        metrics = floor.metrics();
        presence = floor.presence();
        unread = floor.unread();
        random = floor.random();
        welcomes = new Welcomes(floor);
        dispatcher = new Dispatcher(floor);
        journal = new Journal(clock);
        metrics.gauge("klatch_connections", "Sockets that are open.", open::size);
        metrics.gauge("klatch_connections_signed_out", "Sockets of which it is not known whose they are.",
                () -> strangers);
        metrics.gauge("klatch_send_queue_bytes", "Bytes that wait to be sent, of all connections.", this::queued);
        metrics.gauge("klatch_asks_waiting", "Joins, looks into history and the like that wait for a thread.",
                asks::size);
        var _ = timer.scheduleAtFixedRate(() -> tick(clock.instant()), TICK.toMillis(), TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private long queued() {
        return open.keySet().stream().mapToLong(connection -> connection.queue().bytes()).sum();
    }

    Metrics metrics() {
        return metrics;
    }

    /** For how long something takes. */
    InstantSource clock() {
        return clock;
    }

    /** Whether something that has a date is over. */
    InstantSource machine() {
        return machine;
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

    Presence presence() {
        return presence;
    }

    Unread unread() {
        return unread;
    }

    Welcomes welcomes() {
        return welcomes;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** What somebody's connections say from now on, they say by their new name. */
    public void profileChanged(User user) {
        open.keySet().forEach(connection -> connection.profileChanged(user));
    }

    Journal journal() {
        return journal;
    }

    Asks asks() {
        return asks;
    }

    /** Whether so much is under way that nobody new should come now. */
    boolean busy() {
        return asks.busy() || strangers > STRANGERS || backlog.heavy();
    }

    /** Whether an address has as many connections as it may. */
    boolean crowded(String address) {
        return limits.on() && byAddress.getOrDefault(address, 0) >= RateLimits.CONNECTIONS_PER_ADDRESS;
    }

    /** A moment at random, half a second from now or later, so that those who are told come back one by one. */
    Duration spread(Duration most) {
        return AWAY_AT_LEAST.plusMillis(random.nextLong(most.toMillis()));
    }

    /**
     * A socket is open.
     *
     * @param granted
     *            the access that came with it, if one did
     */
    void opened(Connection connection, String address, @Nullable Access granted) {
        metrics.sockets().opened();
        journal.opened(connection, address);
        open.put(connection, address);
        int here = byAddress.merge(address, 1, Integer::sum);
        if (drained) { // its upgrade was let in before, and those who were here have been told
            connection.sendAway(CloseCode.DRAINING, spread(drainedAgain()));
            return;
        }
        boolean tooMany = limits.on() && here > RateLimits.CONNECTIONS_PER_ADDRESS;
        if (tooMany || granted != null && !connection.admitSoon(granted)) {
            connection.sendAway();
        }
    }

    /**
     * A socket has ended; again is as once.
     *
     * @param code
     *            what it ended with, where it was not we who ended it
     */
    void ended(Connection connection, int code) {
        var address = open.remove(connection);
        if (address != null) {
            byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
            connection.ended(code, address);
        }
    }

    /**
     * A connection is signed in, and not welcomed yet; of too many of one user, the one that was silent longest goes.
     */
    void arrive(Subscriber subscriber) {
        hub.add(subscriber);
        presence.arrive(subscriber);
        var all = hub.of(subscriber.user());
        if (limits.on() && all.size() > RateLimits.CONNECTIONS_PER_USER) {
            all.stream().filter(other -> other != subscriber).min(Comparator.comparing(Subscriber::heardAt))
                    .ifPresent(silent -> silent.close(CloseCode.TOO_MANY_CONNECTIONS));
        }
    }

    /** A connection is told nothing more; again is as once. */
    void leave(Subscriber subscriber) {
        hub.remove(subscriber);
        presence.leave(subscriber);
    }

    private void tick(Instant now) {
        try {
            int unknown = 0;
            for (Connection connection : open.keySet()) {
                connection.tick(now);
                unknown += connection.signedIn() ? 0 : 1;
            }
            strangers = unknown;
            backlog.weigh(open.keySet()).forEach(Connection::sendAway);
        } catch (RuntimeException broken) {
            LOG.error("Looking after the connections failed.", broken);
        }
    }

    /**
     * Sends everybody to the other nodes, one after the other, each when all that was taken of them is answered;
     * whoever has not had their turn is served as ever. Returns when the last was told, or the thread is interrupted.
     */
    public void handOver() {
        var all = new ArrayList<>(open.keySet());
        long spread = Math.clamp(Duration.ofSeconds(1).toNanos() * all.size() / DRAINED_PER_SECOND,
                HANDED_OVER_IN_AT_LEAST.toNanos(), HANDED_OVER_IN_AT_MOST.toNanos());
        long begun = System.nanoTime();
        for (int i = 0; i < all.size() && !Thread.currentThread().isInterrupted(); i++) {
            long turn = spread * i / all.size();
            LockSupport.parkNanos(turn - (System.nanoTime() - begun));
            all.get(i).leaveSoon(spread(ELSEWHERE_AGAIN));
        }
    }

    /** Sends everybody away, after what they are still to be told, to come back spread over the longer the more. */
    public void drain() {
        drained = true;
        var again = drainedAgain();
        open.keySet().forEach(connection -> connection.sendAway(CloseCode.DRAINING, spread(again)));
    }

    private Duration drainedAgain() {
        return Duration.ofSeconds(Math.clamp(open.size() / DRAINED_PER_SECOND, 2, 30));
    }

    /** Sends everybody away to come back at once, for it is not known what they have missed. */
    public void startAnew() {
        open.keySet().forEach(Connection::sendAway);
    }

    /** Whether no socket is open. */
    public boolean idle() {
        return open.isEmpty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        asks.close();
    }
}
