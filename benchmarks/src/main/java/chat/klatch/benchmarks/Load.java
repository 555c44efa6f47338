package chat.klatch.benchmarks;

import java.util.List;

/**
 * What a crowd does: connections spread evenly over rooms, and so many messages a second spread evenly over
 * connections, whatever the server makes of it (open loop).
 */
record Load(String name, int rooms, int connections, int perSecond) {
    private static final int WARM_SECONDS = 20;
    private static final int SECONDS = 12;

    /** Joins, warms up, measures, and counts what came. */
    Result run(List<Server> nodes, Places places) throws Exception {
        try (var crowd = Crowd.join(nodes, places)) {
            crowd.talk(perSecond, WARM_SECONDS);
            return crowd.talk(perSecond, SECONDS);
        }
    }
}
