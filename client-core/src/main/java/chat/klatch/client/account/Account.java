package chat.klatch.client.account;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.Stage;
import chat.klatch.client.Stage.SignedOut.How;
import chat.klatch.client.connection.Backoff;
import chat.klatch.client.connection.Tokens;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Refresh;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is signed in here, and the tokens that prove it: got, renewed before they end, and given up. One thread. */
public final class Account implements Tokens {
    private record Wanted(Consumer<String> then, Runnable unreachable) {
    }

    static final String REFRESH = "/api/sessions/refresh";
    /** To who only asks whether there is a session, having none is no refusal. */
    static final String IF_ANY = Frames.write(new Refresh(null, true));
    private static final long RENEW_MILLIS = 13 * 60_000;
    private final Http http;
    private final Clock clock;
    private final Backoff backoff;
    private final Consumer<Stage> changed;
    private final Farewell farewell;
    private final List<Wanted> renewing = new ArrayList<>();
    private Stage stage = new Stage.Starting();
    private @Nullable PlaceInfo place;
    private String token = "";
    private @Nullable String provider;
    private long tokenSince;
    private int generation;
    private boolean closed;
    private Runnable retry = () -> {
    };

    /**
     * @param parting
     *            remembers a signing out that the server has not heard
     * @param changed
     *            hears of each new stage, after it is in force
     */
    public Account(Http http, Clock clock, Chance chance, Parting parting, Consumer<Stage> changed) {
        this.http = http;
        this.clock = clock;
        this.changed = changed;
        backoff = new Backoff(chance);
        farewell = new Farewell(http, clock, chance, parting);
        parting.onElsewhere(this::leftElsewhere, this::enteredElsewhere);
    }

    public Stage stage() {
        return stage;
    }

    private void become(Stage next) {
        stage = next;
        changed.accept(next);
    }

    /** The signed-in user's own profile is another. */
    public void changed(User user) {
        if (stage instanceof Stage.SignedIn(var me, var name) && me.id().equals(user.id()) && !me.equals(user)) {
            become(new Stage.SignedIn(user, name));
        }
    }

    /** Asks how things stand, until the server answers. */
    public void start() {
        retry.run();
        int mine = ++generation;
        http.call("GET", "/api/place", null, null, reply -> {
            if (mine == generation) {
                found(reply);
            }
        });
    }

    private void found(Http.Reply reply) {
        var told = Replies.answer(reply, Frames::hearPlaceInfo);
        if (told == null) {
            unreachable();
            return;
        }
        place = told;
        if (told.firstRun()) {
            become(new Stage.FirstRun(told));
        } else if (!parts(told)) {
            int mine = generation;
            http.call("POST", REFRESH, IF_ANY, null, refreshed -> {
                if (mine == generation) {
                    resumed(refreshed, told);
                }
            });
        }
    }

    /** Whether whoever was here has signed out, and the server is yet to hear it. */
    private boolean parts(PlaceInfo told) {
        boolean owed = farewell.isOwed();
        if (owed) {
            int mine = generation;
            farewell.sayByCookie(anothers -> {
                if (mine == generation) {
                    signedIn(anothers);
                }
            });
            become(new Stage.SignedOut(told, How.LEFT));
        }
        return owed;
    }

    private void resumed(Http.Reply reply, PlaceInfo told) {
        var answer = Replies.answer(reply, Frames::hearSignedIn);
        if (answer != null) {
            if (farewell.isOwedBy(answer.user())) { // in another window meanwhile
                farewell.say(answer.accessToken());
                become(new Stage.SignedOut(told, How.LEFT_ELSEWHERE));
            } else {
                signedIn(answer);
            }
        } else if (Replies.isNobody(reply)) {
            become(new Stage.SignedOut(told, How.NOBODY));
        } else {
            unreachable();
        }
    }

    private void unreachable() {
        retry = clock.after(backoff.next(), this::start);
        if (!(stage instanceof Stage.Unreachable)) {
            become(new Stage.Unreachable());
        }
    }

    /** Starts the next try at once: a person asked for it, or the network came back. */
    public void tryNow() {
        if (stage instanceof Stage.Unreachable) {
            start();
        } else if (stage instanceof Stage.SignedIn(var me, _) && farewell.isOwedBy(me)) {
            depart(How.LEFT_ELSEWHERE); // in another window, which did not live to be heard
        } else {
            farewell.again();
        }
    }

    private void signedIn(SignedIn answer) {
        retry.run();
        generation++;
        renewing.clear();
        backoff.reset();
        take(answer);
        become(new Stage.SignedIn(answer.user(), place == null ? "" : place.name()));
    }

    private void take(SignedIn answer) {
        token = answer.accessToken();
        provider = answer.provider();
        tokenSince = clock.now();
    }

    /** Makes an account and signs in with it. */
    public void signUp(NewAccount wish, Consumer<Problem> refused) {
        enter("/api/accounts", Frames.write(wish), () -> named(wish.place()), refused);
    }

    /** The first account has named the place. */
    private void named(@Nullable String name) {
        if (place != null && place.firstRun()) {
            place = new PlaceInfo(name == null ? place.name() : name, place.build(), false, place.signup(), null,
                    place.providers(), place.passwords(), place.passkeys());
        }
    }

    /** The place is another since somebody here changed it. */
    public void placeChanged(PlaceInfo told) {
        place = told;
        if (stage instanceof Stage.SignedIn(var me, _)) {
            stage = new Stage.SignedIn(me, told.name());
        }
    }

    public void signIn(Credentials credentials, Consumer<Problem> refused) {
        enter("/api/sessions", Frames.write(credentials), () -> {
        }, refused);
    }

    /** The same by a passkey. */
    public void signIn(PasskeyProof proof, Consumer<Problem> refused) {
        enter("/api/sessions/passkey", Frames.write(proof), () -> {
        }, refused);
    }

    private void enter(String path, String body, Runnable entered, Consumer<Problem> refused) {
        farewell.first(() -> http.call("POST", path, body, null, reply -> {
            if (closed) {
                return;
            }
            var answer = Replies.answer(reply, Frames::hearSignedIn);
            if (answer == null) {
                refused.accept(Replies.problem(reply));
            } else {
                farewell.settle();
                entered.run();
                signedIn(answer);
            }
        }), refused);
    }

    /** The place as the server last told it; null before it has. */
    public @Nullable PlaceInfo place() {
        return place;
    }

    /** Who vouched for whoever is signed in; null where nobody did. */
    public @Nullable String provider() {
        return provider;
    }

    /**
     * Before the platform's cookie changes by itself, as when a person leaves to sign in by a provider: says what is
     * still to be said of the session before, which else would be said of the next.
     *
     * @param then
     *            runs when nothing is left to be said
     * @param unheard
     *            runs in its place where the server did not hear it this time
     */
    public void clear(Runnable then, Consumer<Problem> unheard) {
        farewell.first(then, unheard);
    }

    /**
     * Ends the session here at once, and on the server as soon as that can be reached, be it after a restart.
     *
     * @param heard
     *            runs when the server has heard it, in this life of the client
     */
    public void signOut(Runnable heard) {
        farewell.owe(stage instanceof Stage.SignedIn(var me, _) ? me.id().value() : "", heard);
        depart(How.LEFT);
    }

    /** Whoever is here has signed out. */
    private void depart(How how) {
        var known = fresh();
        leave(how);
        farewell.say(known);
    }

    /** In another window, which says it. Where nobody knows whose session that was, it is not taken for this one. */
    private void leftElsewhere(String whose) {
        if (!closed && stage instanceof Stage.SignedIn(var me, _) && whose.equals(me.id().value())) {
            var known = fresh();
            leave(How.LEFT_ELSEWHERE);
            farewell.sayIfNobodyDoes(known);
        }
    }

    /** By another window: who has signed out here may come in, unless they have begun to by themselves. */
    private void enteredElsewhere() {
        if (!closed && stage instanceof Stage.SignedOut(var told, var how)
                && (how == How.LEFT || how == How.LEFT_ELSEWHERE)) {
            become(new Stage.SignedOut(told, How.ENTERED_ELSEWHERE));
        }
    }

    private @Nullable String fresh() {
        return isFresh() ? token : null;
    }

    private boolean isFresh() {
        return clock.now() - tokenSince < RENEW_MILLIS;
    }

    private void leave(How how) {
        forget();
        if (place != null) {
            become(new Stage.SignedOut(place, how));
        }
    }

    private void forget() {
        retry.run();
        generation++;
        renewing.clear();
        token = "";
        provider = null;
    }

    /** Nothing that was asked for comes after this. */
    public void close() {
        closed = true;
        forget();
        farewell.close();
    }

    /** Whoever has signed out in another window meanwhile has done so here too. */
    @Override
    public void ended() {
        leave(stage instanceof Stage.SignedIn(var me, _) && farewell.wasOf(me) ? How.LEFT_ELSEWHERE : How.ENDED);
    }

    @Override
    public void token(boolean fresh, Consumer<String> then, Runnable unreachable) {
        if (renewing.isEmpty() && !fresh && isFresh()) {
            then.accept(token);
            return;
        }
        renewing.add(new Wanted(then, unreachable));
        if (renewing.size() == 1) {
            int mine = generation;
            http.call("POST", REFRESH, IF_ANY, null, reply -> {
                if (mine == generation) {
                    renewed(reply);
                }
            });
        }
    }

    /**
     * No session in the place of ours, or another person's, ends ours here: the cookie is the platform's, and another
     * window has lost it or has let somebody else in.
     */
    private void renewed(Http.Reply reply) {
        var answer = Replies.answer(reply, Frames::hearSignedIn);
        boolean ours = answer != null && stage instanceof Stage.SignedIn(var me, _)
                && answer.user().id().equals(me.id());
        if (Replies.isNobody(reply)) {
            ended();
            return;
        }
        if (answer != null && !ours) {
            leave(How.LEFT_ELSEWHERE);
            return;
        }
        if (answer != null && farewell.isOwedBy(answer.user())) { // in another window
            take(answer);
            depart(How.LEFT_ELSEWHERE);
            return;
        }
        var waiting = List.copyOf(renewing);
        renewing.clear();
        if (answer != null) {
            take(answer);
        }
        waiting.forEach(one -> {
            if (answer == null) {
                one.unreachable.run();
            } else {
                one.then.accept(answer.accessToken());
            }
        });
    }
}
