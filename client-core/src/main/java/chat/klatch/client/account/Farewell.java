package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Backoff;

/**
 * Tells the server that a session is over, again until it has heard it. Its answer takes the session's cookie away, so
 * nobody may sign in while one is under way. One thread.
 */
final class Farewell {
    private static final int FIRST_FAULT = 500;
    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private boolean underWay;
    private boolean closed;
    private Runnable retry = () -> {
    };
    private Runnable afterwards = () -> {
    };

    Farewell(Http http, Clock clock, Chance chance) {
        this.http = http;
        this.clock = clock;
        backoff = new Backoff(chance);
    }

    void say(String token) {
        backoff.reset();
        attempt(token);
    }

    private void attempt(String token) {
        underWay = true;
        http.call("DELETE", "/api/sessions/current", null, token, reply -> {
            underWay = false;
            if (closed) {
                return;
            }
            if (reply.status() == 0 || reply.status() >= FIRST_FAULT) {
                retry = clock.after(backoff.next(), () -> attempt(token));
            }
            var next = afterwards;
            afterwards = () -> {
            };
            next.run();
        });
    }

    /** Says no more, and then goes on: at once, or when what is under way has been answered. */
    void rest(Runnable then) {
        if (underWay) {
            var before = afterwards;
            afterwards = () -> {
                before.run();
                rest(then);
            };
        } else {
            retry.run();
            then.run();
        }
    }

    void close() {
        closed = true;
        retry.run();
    }
}
