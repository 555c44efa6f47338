package chat.klatch.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/**
 * What a call did not read of its body, read away before it is answered: a connection that is closed over unread bytes
 * is reset, and the reset may overtake the answer (RFC 9112 §9.6). Any number of threads.
 */
final class Leftovers {
    private static final int MOST_BYTES = 4 * Calls.BODY_BYTES;
    private static final int CHUNK_BYTES = 16 * 1024;

    private Leftovers() {
    }

    static void register(RoutesConfig routes) {
        routes.after(Leftovers::readAway);
    }

    private static void readAway(Context context) {
        // Whoever waits to be asked for a body does not send it when the answer comes first (RFC 9110 §10.1.1).
        boolean comes = context.header("Content-Length") != null || context.header("Transfer-Encoding") != null;
        if (comes && context.header("Expect") == null) {
            try {
                var body = context.req().getInputStream();
                var chunk = new byte[CHUNK_BYTES];
                int left = MOST_BYTES;
                int read = 0;
                while (read >= 0 && left > 0) {
                    read = body.read(chunk);
                    left -= read;
                }
            } catch (IOException _) {
                // They went away or sent no HTTP: then nobody waits for the answer either.
            }
        }
    }
}
