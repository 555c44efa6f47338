package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Backoff;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server that a session is over, again until it has heard it, also by the next life of this client. The
 * session's cookie is all that a later life has for it, and whoever signs in gets another in its place; and the answer
 * takes the cookie away. So nobody signs in before it is heard. What was refused for good, by whomever, is not said
 * again: else nobody could sign in here any more. One thread.
 */
final class Farewell {
    private static final long OTHERS_MILLIS = 10_000;

    private record First(Runnable then, Consumer<Problem> unheard) {
    }

    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private final Parting parting;
    private final List<First> firsts = new ArrayList<>();
    private @Nullable String access;
    private @Nullable Problem heldOff;
    private long heldUntil;
    private boolean begun;
    private boolean underWay;
    private boolean closed;
    private Runnable retry = () -> {
    };
    private Runnable whenHeard = () -> {
    };
    private Consumer<SignedIn> whenAnothers = found -> {
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

    /** Whether that is, or may be, one of this user. */
    boolean isOwedBy(User user) {
        var whose = parting.whose();
        return whose != null && (whose.isEmpty() || whose.equals(user.id().value()));
    }

    /**
     * A person signs out: from now on that holds, whatever becomes of this client.
     *
     * @param whose
     *            the user's id; empty where nobody knows it
     * @param heard
     *            runs when the server has heard it, in this life of the client
     */
    void owe(String whose, Runnable heard) {
        whenHeard = heard;
        parting.owe(whose);
    }

    /** Somebody is signed in: the cookie is theirs, and what was owed before can be said no more. */
    void settle() {
        rest();
        parting.settle();
    }

    private void rest() {
        begun = false;
        heldOff = null;
        retry.run();
        forgetWhatFollows();
    }

    /** Whether this user was the last to sign out by this platform, here or in another window. */
    boolean wasOf(User user) {
        return parting.wasLeftBy(user.id().value());
    }

    private void forgetWhatFollows() {
        whenHeard = () -> {
        };
        whenAnothers = _ -> {
        };
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

    /** The same where another window of this platform says it: unless that does not live to. */
    void sayIfNobodyDoes(@Nullable String token) {
        begun = true;
        access = token;
        backoff.reset();
        retry.run();
        retry = clock.after(OTHERS_MILLIS, this::attempt);
    }

    /**
     * The same by the cookie, which may be that of whoever came after: then theirs is not ended.
     *
     * @param anothers
     *            hears of that session, unless somebody signs in meanwhile
     */
    void sayByCookie(Consumer<SignedIn> anothers) {
        whenAnothers = anothers;
        say(null);
    }

    /** The network is back, or a person asked for it: what is to be said again is said now, if it may be. */
    void again() {
        var refusal = heldOff;
        long wait = heldUntil - clock.elapsed();
        if (!begun || underWay) {
            return;
        }
        if (refusal != null && wait > 0 && parting.isOwed()) {
            refused(new Problem(refusal.status(), refusal.title(), refusal.detail(), refusal.code(), refusal.field(),
                    wait));
        } else {
            attempt();
        }
    }

    private void attempt() {
        retry.run();
        var token = access;
        if (!parting.isOwed()) {
            settled(); // in another window of this platform
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
                renewed(renewed);
            } else if (Replies.isNobody(reply) || Replies.isFinal(reply)) {
                heard();
            } else {
                later(reply);
            }
        });
    }

    private void renewed(SignedIn renewed) {
        if (!parting.isOwed()) {
            settled(); // the token is that of whoever signed in meanwhile
        } else if (isOwedBy(renewed.user())) {
            end(renewed.accessToken(), true);
        } else {
            var anothers = whenAnothers;
            settle();
            settled();
            anothers.accept(renewed);
        }
    }

    private void end(String token, boolean fresh) {
        underWay = true;
        access = token;
        http.call("DELETE", "/api/sessions/current", null, token, reply -> {
            if (closed) {
                underWay = false;
            } else if (Replies.isDone(reply) || Replies.isFinal(reply)) {
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
        rest();
        parting.heard();
        settled();
        next.run();
    }

    private void settled() {
        access = null;
        answered().forEach(first -> first.then.run());
    }

    private void later(Http.Reply reply) {
        // That an access is not believed says nothing to who wants to come in by a password.
        var problem = Replies.isOver(reply) ? Replies.noAnswer(reply) : Replies.problem(reply);
        var after = problem.after();
        long least = after == null ? 0 : after;
        heldOff = problem;
        heldUntil = clock.elapsed() + least;
        retry = clock.after(Math.max(backoff.next(), least), this::attempt);
        refused(problem);
    }

    private void refused(Problem problem) {
        answered().forEach(first -> first.unheard.accept(problem));
    }

    private List<First> answered() {
        underWay = false;
        var waiting = List.copyOf(firsts);
        firsts.clear();
        return waiting;
    }

    /**
     * Before somebody signs in: says what is owed, and when it has been heard, goes on. Nothing else follows on it any
     * more.
     *
     * @param unheard
     *            runs in place of {@code then} where the server did not hear it this time, and is told why
     */
    void first(Runnable then, Consumer<Problem> unheard) {
        forgetWhatFollows();
        firsts.add(new First(then, unheard));
        begun = true;
        again();
    }

    void close() {
        closed = true;
        retry.run();
    }
}
