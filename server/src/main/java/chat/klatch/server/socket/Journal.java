package chat.klatch.server.socket;

import chat.klatch.server.net.Sparing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What operators read of sockets: who was sent away for what they did is worth a line, though not as many as somebody
 * likes to cause; everybody's coming and going only to whoever looks closely. Any number of threads.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    /** Too slow, too busy, and whatever a good client of a good user does not meet. */
    private static final Set<Integer> NOTEWORTHY = Set.of(1003, 1007, 1009, 4002, 4004, 4500, 4502, 4503, 4504, 4505);
    private static final int ORIGIN_CHARS = 200;
    private static final String ENDED = "A connection has ended.";

    private final Sparing sparing;

    Journal(InstantSource clock) {
        sparing = new Sparing(clock);
    }

    void opened(Connection connection, String address) {
        if (LOG.isDebugEnabled()) {
            connection.named(LOG.atDebug()).addKeyValue("address", address).log("A connection is open.");
        }
    }

    void ended(Connection connection, String address, int code, Duration stood) {
        boolean noteworthy = NOTEWORTHY.contains(code);
        var level = noteworthy ? Level.INFO : Level.DEBUG;
        if (LOG.isEnabledForLevel(level)) {
            var line = connection.named(LOG.atLevel(level)).addKeyValue("address", address).addKeyValue("code", code)
                    .addKeyValue("millis", stood.toMillis());
            if (noteworthy) {
                sparing.log(line, connection.signedIn() ? "user" : "stranger", ENDED);
            } else {
                line.log(ENDED);
            }
        }
    }

    /** A page of another origin asked for a socket: more often a wrong KLATCH_URL than an attack. */
    void foreign(String origin, String ours) {
        sparing.log(LOG.atInfo().addKeyValue("origin", shortened(origin)).addKeyValue("ours", shortened(ours)),
                "foreign", "No socket for a page of another origin.");
    }

    private static String shortened(String given) {
        return given.substring(0, Math.min(given.length(), ORIGIN_CHARS));
    }
}
