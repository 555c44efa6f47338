package chat.klatch.server.socket;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Bounds what waits for all connections together, which could be far more than memory though each is within its own
 * bound. Beyond half of the bound nobody new is let in; beyond it the connections with most go. One thread weighs.
 */
final class Backlog {
    private static final int SHARE_OF_HEAP = 4;
    private static final int AT_ONCE = 64;
    private final long most;
    private volatile boolean heavy;

    Backlog() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    Backlog(long mostBytes) {
        most = mostBytes;
    }

    boolean heavy() {
        return heavy;
    }

    /** Looks at what waits; returns those that have to go. */
    List<Connection> weigh(Collection<Connection> connections) {
        long bytes = connections.stream().mapToLong(connection -> connection.queue().bytes()).sum();
        heavy = bytes > most / 2;
        return bytes <= most
                ? List.of()
                : connections.stream().sorted(Comparator.comparingInt(Backlog::heaviestFirst)).limit(AT_ONCE).toList();
    }

    private static int heaviestFirst(Connection connection) {
        return -connection.queue().bytes();
    }
}
