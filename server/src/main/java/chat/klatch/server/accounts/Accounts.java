package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who belongs to the place: signing up, signing in, and looking people up. Any number of threads. */
public final class Accounts {
    /** Somebody who has just signed in, and what their device holds. */
    public record Arrival(User user, Sessions.Grant grant) {
    }

    private static final int WRONG_PASSWORDS_PER_MINUTE = 5;
    private static final int SIGN_UPS_PER_MINUTE = 10;
    private final Database database;
    private final Sessions sessions;
    private final Newcomers newcomers;
    private final SignUp signUp;
    private final Ids ids;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();
    private final Throttle wrongPasswords;
    private final Throttle signUps;

    /**
     * @param limited
     *            whether wrong passwords and sign-ups are counted
     */
    public Accounts(Database database, Sessions sessions, Newcomers newcomers, SignUp signUp, boolean limited,
            Ids ids, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.newcomers = newcomers;
        this.signUp = signUp;
        this.ids = ids;
        this.clock = clock;
        wrongPasswords = new Throttle(limited ? WRONG_PASSWORDS_PER_MINUTE : Integer.MAX_VALUE, clock);
        signUps = new Throttle(limited ? SIGN_UPS_PER_MINUTE : Integer.MAX_VALUE, clock);
    }

    /** Whether nobody has an account yet. */
    public boolean firstRun() {
        return !database.<Boolean>read(handle -> handle.attach(AccountTable.class).any());
    }

    public String placeName() {
        return database.read(handle -> handle.attach(AccountTable.class).placeName());
    }

    /** How accounts are made here after the first. */
    public SignUp signUp() {
        return signUp;
    }

    /** Refuses a further sign-up from an address that has made too many. */
    public void throttleSignUp(String address) {
        signUps.require(address);
        signUps.count(address);
    }

    /** Makes an account and signs it in. The very first owns the place; of two at once exactly one is first. */
    public Arrival signUp(NewAccount wish, String agent) {
        requireOpen();
        var hash = passwords.hash(wish.password());
        return database.write(handle -> make(handle, wish, hash, agent));
    }

    private void requireOpen() {
        if (signUp != SignUp.OPEN && !firstRun()) {
            throw new Refused(ErrorCode.FORBIDDEN,
                    signUp == SignUp.INVITE
                            ? "An account here needs an invitation."
                            : "No new accounts are made here.");
        }
    }

    private Arrival make(Handle handle, NewAccount wish, String hash, String agent) {
        var table = handle.attach(AccountTable.class);
        boolean first = !table.any();
        if (!first) {
            requireOpen();
        }
        if (table.taken(wish.username())) {
            throw Refused.of(ErrorCode.CONFLICT, "username", "“" + wish.username() + "” is taken.");
        }
        var id = new UserId(ids.next());
        var name = wish.name() == null ? wish.username() : wish.name();
        var role = first ? PlaceRole.OWNER : PlaceRole.MEMBER;
        table.add(id, wish.username(), name, role, hash, clock.instant());
        if (first && wish.place() != null) {
            table.namePlace(wish.place());
        }
        newcomers.arrive(handle, id, name, first, clock.instant());
        return new Arrival(new User(id, wish.username(), name, role, null, null, false, false),
                sessions.begin(handle, id, agent));
    }

    /** Signs in; the same answer in the same time whatever was wrong. */
    public Arrival signIn(Credentials credentials, String agent) {
        var username = credentials.username().toLowerCase(Locale.ROOT);
        wrongPasswords.require(username);
        var account = database.read(handle -> handle.attach(AccountTable.class).named(username)).orElse(null);
        if (account == null) {
            passwords.pretend(credentials.password());
        }
        if (account == null || !passwords.matches(credentials.password(), account.password())) {
            wrongPasswords.count(username);
            throw new Refused(ErrorCode.UNAUTHENTICATED, "That username and password don’t match.");
        }
        return new Arrival(account.user(), database.write(handle -> sessions.begin(handle, account.id(), agent)));
    }

    /** One user; refused as not found where there is none. */
    public User user(UserId id) {
        var found = users(List.of(id)).get(id);
        if (found == null) {
            throw Refused.notFound();
        }
        return found;
    }

    /** Those of the users that exist. */
    public Map<UserId, User> users(Collection<UserId> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> handle.attach(AccountTable.class).all(List.copyOf(wanted))).stream()
                .map(AccountTable.Account::user).collect(Collectors.toMap(User::id, Function.identity()));
    }
}
