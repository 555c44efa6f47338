package chat.klatch.benchmarks;

import java.util.List;

/**
 * What a crowd does: connections spread evenly over rooms, and so many messages a second spread evenly over
 * connections, whatever the server makes of it (open loop).
 *
 * @param warmPerSecond
 *            how many before, where so few as are measured would leave most of the server's code not compiled yet
 */
record Load(String name, int rooms, int connections, int perSecond, int warmPerSecond) {
    private static final int WARM_SECONDS = 20;
    private static final int SECONDS = 12;

    Load(String name, int rooms, int connections, int perSecond) {
        this(name, rooms, connections, perSecond, perSecond);
    }

    /** Joins, warms up, measures, and counts what came. */
    Result run(List<Server> nodes, Places places) throws Exception {
        try (var crowd = Crowd.join(nodes, places)) {
            crowd.talk(warmPerSecond, WARM_SECONDS);
            return crowd.talk(perSecond, SECONDS);
        }
    }
}
