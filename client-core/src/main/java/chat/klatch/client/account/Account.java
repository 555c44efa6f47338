package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Backoff;
import chat.klatch.client.connection.Tokens;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.codec.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is signed in here, and the tokens that prove it: got, renewed before they end, and given up. One thread. */
public final class Account implements Tokens {
    private record Wanted(Consumer<String> then, Runnable unreachable) {
    }

    private static final int UNAUTHORIZED = 401;
    private static final long RENEW_MILLIS = 13 * 60_000;
    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private final Consumer<Stage> changed;
    private final List<Wanted> renewing = new ArrayList<>();
    private Stage stage = new Stage.Starting();
    private @Nullable PlaceInfo place;
    private String token = "";
    private long tokenSince;

    /**
     * @param changed
     *            hears of each new stage, after it is in force
     */
    public Account(Http http, Clock clock, Chance chance, Consumer<Stage> changed) {
        this.http = http;
        this.clock = clock;
        this.changed = changed;
        backoff = new Backoff(chance);
    }

    public Stage stage() {
        return stage;
    }

    private void become(Stage next) {
        stage = next;
        changed.accept(next);
    }

    /** Asks how things stand, until the server answers. */
    public void start() {
        http.call("GET", "/api/place", null, null, reply -> {
            var told = reply.good() ? place(reply.body()) : null;
            if (told == null) {
                unreachable();
                return;
            }
            place = told;
            if (told.firstRun()) {
                become(new Stage.FirstRun(told));
            } else {
                resume(told);
            }
        });
    }

    private void resume(PlaceInfo told) {
        http.call("POST", "/api/sessions/refresh", null, null, reply -> {
            if (reply.good()) {
                signedIn(reply.body());
            } else if (reply.status() == UNAUTHORIZED) {
                become(new Stage.SignedOut(told, false));
            } else {
                unreachable();
            }
        });
    }

    private void unreachable() {
        if (!(stage instanceof Stage.Unreachable)) {
            become(new Stage.Unreachable());
        }
        var _ = clock.after(backoff.next(), this::start);
    }

    private static @Nullable PlaceInfo place(String body) {
        try {
            return Frames.readPlaceInfo(body);
        } catch (Malformed | Invalid notOurs) {
            return null;
        }
    }

    private void signedIn(String body) {
        var answer = Frames.readSignedIn(body);
        take(answer);
        var told = place;
        become(new Stage.SignedIn(answer.user(), told == null ? "" : told.name()));
    }

    private void take(SignedIn answer) {
        token = answer.accessToken();
        tokenSince = clock.now();
    }

    public void signUp(NewAccount wish, Consumer<Problem> refused) {
        var told = place;
        if (told != null && wish.place() != null) {
            place = new PlaceInfo(wish.place(), told.build(), false, told.signup(), null);
        }
        enter("/api/accounts", Frames.write(wish), problem -> {
            place = told;
            refused.accept(problem);
        });
    }

    public void signIn(Credentials credentials, Consumer<Problem> refused) {
        enter("/api/sessions", Frames.write(credentials), refused);
    }

    private void enter(String path, String body, Consumer<Problem> refused) {
        http.call("POST", path, body, null, reply -> {
            if (reply.good()) {
                signedIn(reply.body());
            } else {
                refused.accept(problem(reply));
            }
        });
    }

    private static Problem problem(Http.Reply reply) {
        try {
            return Frames.readProblem(reply.body());
        } catch (Malformed | Invalid notOurs) {
            return new Problem(reply.status(), "", "", ErrorCode.UNAVAILABLE, null, null);
        }
    }

    /** Ends the session here, and on the server if it can be reached. */
    public void signOut() {
        http.call("DELETE", "/api/sessions/current", null, token, reply -> leave(false));
    }

    private void leave(boolean ended) {
        token = "";
        var told = place;
        if (told != null) {
            become(new Stage.SignedOut(told, ended));
        }
    }

    @Override
    public void ended() {
        leave(true);
    }

    @Override
    public void token(boolean fresh, Consumer<String> then, Runnable unreachable) {
        if (!fresh && clock.now() - tokenSince < RENEW_MILLIS) {
            then.accept(token);
            return;
        }
        renewing.add(new Wanted(then, unreachable));
        if (renewing.size() == 1) {
            http.call("POST", "/api/sessions/refresh", null, null, this::renewed);
        }
    }

    private void renewed(Http.Reply reply) {
        var waiting = List.copyOf(renewing);
        renewing.clear();
        if (reply.good()) {
            take(Frames.readSignedIn(reply.body()));
            waiting.forEach(one -> one.then.accept(token));
        } else if (reply.status() == UNAUTHORIZED) {
            leave(true);
        } else {
            waiting.forEach(one -> one.unreachable.run());
        }
    }
}
