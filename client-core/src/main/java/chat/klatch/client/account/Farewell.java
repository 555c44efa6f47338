package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Backoff;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server that a session is over, again until it has heard it, also by the next life of this client. The
 * session's cookie is all that a later life has for it, and whoever signs in gets another in its place; and the answer
 * takes the cookie away. So nobody signs in before it is heard. One thread.
 */
final class Farewell {
    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private final Parting parting;
    private @Nullable String access;
    private boolean begun;
    private boolean underWay;
    private boolean closed;
    private Runnable retry = () -> {
    };
    private Consumer<Integer> afterwards = status -> {
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

    /** Somebody is signed in: the cookie is theirs, and what was owed before can be said no more. */
    void settle() {
        begun = false;
        retry.run();
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
        begun = true;
        access = token;
        backoff.reset();
        again();
    }

    /** The network is back, or a person asked for it: what is to be said again is said now. */
    void again() {
        if (begun && !underWay) {
            attempt();
        }
    }

    private void attempt() {
        retry.run();
        var token = access;
        if (!parting.isOwed()) {
            answered(0); // somebody signed in meanwhile, in another window of this platform
        } else if (token == null) {
            renew();
        } else {
            end(token, false);
        }
    }

    private void renew() {
        underWay = true;
        http.call("POST", Account.REFRESH, Account.IF_ANY, null, reply -> {
            var renewed = Replies.answer(reply, Frames::hearSignedIn);
            if (closed) {
                underWay = false;
            } else if (renewed != null) {
                end(renewed.accessToken(), true);
            } else if (Replies.isNobody(reply)) {
                heard();
            } else {
                later(reply);
            }
        });
    }

    private void end(String token, boolean fresh) {
        if (!parting.isOwed()) {
            answered(0); // the token is that of whoever signed in meanwhile
            return;
        }
        underWay = true;
        access = token;
        http.call("DELETE", "/api/sessions/current", null, token, reply -> {
            if (closed) {
                underWay = false;
            } else if (Replies.isDone(reply)) {
                heard();
            } else if (Replies.isOver(reply)) {
                access = null; // that ended meanwhile, which says nothing about the session
                if (fresh) {
                    later(reply);
                } else {
                    renew();
                }
            } else {
                later(reply);
            }
        });
    }

    private void heard() {
        var next = whenHeard;
        settle();
        answered(0);
        next.run();
    }

    private void later(Http.Reply reply) {
        retry = clock.after(backoff.next(), this::attempt);
        answered(reply.status());
    }

    private void answered(int status) {
        underWay = false;
        var next = afterwards;
        afterwards = ignored -> {
        };
        next.accept(status);
    }

    /**
     * Before somebody signs in: says what is owed, and when it has been heard, goes on. Nothing else follows on it any
     * more.
     *
     * @param unheard
     *            runs in place of {@code then} where the server did not hear it this time
     */
    void first(Runnable then, Consumer<Problem> unheard) {
        whenHeard = () -> {
        };
        var before = afterwards;
        afterwards = status -> {
            before.accept(status);
            if (parting.isOwed()) {
                unheard.accept(new Problem(status, "", "", ErrorCode.UNAVAILABLE, null, null));
            } else {
                then.run();
            }
        };
        begun = true;
        again();
    }

    void close() {
        closed = true;
        retry.run();
    }
}
