package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Backoff;
import chat.klatch.protocol.codec.Frames;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server that a session is over, again until it has heard it, also by the next life of this client. Its
 * answer takes the session's cookie away, so nobody may sign in while one is under way. One thread.
 */
final class Farewell {
    private static final int FIRST_FAULT = 500;
    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private final Parting parting;
    private boolean underWay;
    private boolean closed;
    private Runnable retry = () -> {
    };
    private Runnable afterwards = () -> {
    };
    private Runnable whenHeard = () -> {
    };

    Farewell(Http http, Clock clock, Chance chance, Parting parting) {
        this.http = http;
        this.clock = clock;
        this.parting = parting;
        backoff = new Backoff(chance);
    }

    /** Whether a session is over that the server does not know to be. */
    boolean isOwed() {
        return parting.isOwed();
    }

    /**
     * A person signs out: from now on that holds, whatever becomes of this client.
     *
     * @param heard
     *            runs when the server has heard it, in this life of the client
     */
    void owe(Runnable heard) {
        whenHeard = heard;
        parting.owed(true);
    }

    /** Somebody is signed in: the cookie is theirs, and what was owed before is owed no more. */
    void settle() {
        whenHeard = () -> {
        };
        parting.owed(false);
    }

    /**
     * Says it.
     *
     * @param token
     *            of the session, where one is known; else the session's cookie gets one for this and nothing else
     */
    void say(@Nullable String token) {
        retry.run();
        backoff.reset();
        if (!underWay) {
            attempt(token);
        }
    }

    private void attempt(@Nullable String token) {
        if (!parting.isOwed()) {
            return; // somebody signed in meanwhile, in another window of this platform
        }
        underWay = true;
        if (token == null) {
            renew();
        } else {
            end(token);
        }
    }

    private void renew() {
        http.call("POST", Account.REFRESH, Account.IF_ANY, null, reply -> {
            var renewed = Replies.answer(reply, Frames::hearSignedIn);
            if (closed) {
                underWay = false;
            } else if (renewed != null) {
                end(renewed.accessToken());
            } else if (Replies.isNobody(reply)) {
                heard();
            } else {
                later(null);
            }
        });
    }

    private void end(String token) {
        http.call("DELETE", "/api/sessions/current", null, token, reply -> {
            if (closed) {
                underWay = false;
            } else if (reply.status() == 0 || reply.status() >= FIRST_FAULT) {
                later(token);
            } else if (Replies.isOver(reply)) {
                later(null); // the access ended meanwhile, which says nothing about the session
            } else {
                heard();
            }
        });
    }

    private void heard() {
        var next = whenHeard;
        settle();
        answered();
        next.run();
    }

    private void later(@Nullable String token) {
        retry = clock.after(backoff.next(), () -> attempt(token));
        answered();
    }

    private void answered() {
        underWay = false;
        var next = afterwards;
        afterwards = () -> {
        };
        next.run();
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
