package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.Part;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who belongs to the place: signing up, signing in, and looking people up. Any number of threads. */
public final class Accounts {
    /** Somebody who has just signed in, and what their device holds. */
    public record Arrival(User user, Sessions.Grant grant) {
    }

    /** What is counted for the whole place, so that other nodes count it too. Any thread; must not block. */
    public interface Tries {
        /**
         * @param name
         *            the account's, as it was typed
         * @param here
         *            the account and whence the try came
         */
        void wrongPassword(String name, String here);

        /**
         * @param address
         *            whence the try came
         */
        void signUp(String address);
    }

    private static final int WRONG_PASSWORDS_PER_MINUTE = 5;
    private static final int SIGN_UPS_PER_MINUTE = 10;
    private static final int SIGN_ONS_PER_MINUTE = 60; // a whole office may be one address
    private final Database database;
    private final Sessions sessions;
    private final Enrolment enrolment;
    private final InstantSource clock;
    private final Passwords passwords;
    private final PasswordGuard guard;
    private final Throttle signUps;
    private final Place place;
    private final Profiles profiles;
    private final Administration administration;
    private final ResetLinks resetLinks;
    private final Invites invites;
    private final Identities identities;
    private final SecondFactors secondFactors;
    private final SignIns signIns;
    private final boolean byPassword;
    private final Throttle signOns;
    private final List<Consumer<User>> whenChanged = new CopyOnWriteArrayList<>();
    private volatile @Nullable Tries others;
    private final List<Consumer<UserId>> whenSet = new CopyOnWriteArrayList<>();

    /**
     * @param signUp
     *            how accounts are made until the place's owner changes it
     * @param byPassword
     *            whether a password lets in; the first account can always be made with one
     * @param limited
     *            whether wrong passwords, wrong codes and sign-ups are counted
     * @param cost
     *            of each guess at a password
     */
    public Accounts(Database database, Sessions sessions, Newcomers newcomers, SignUp signUp, boolean byPassword,
            boolean limited, PasswordCost cost, Ids ids, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.byPassword = byPassword;
        enrolment = new Enrolment(newcomers, ids);
        this.clock = clock;
        passwords = new Passwords(cost);
        guard = new PasswordGuard(passwords, limited ? WRONG_PASSWORDS_PER_MINUTE : Integer.MAX_VALUE, clock);
        signUps = new Throttle(limited ? SIGN_UPS_PER_MINUTE : Integer.MAX_VALUE, clock);
        signOns = new Throttle(limited ? SIGN_ONS_PER_MINUTE : Integer.MAX_VALUE, clock);
        place = new Place(database, signUp, clock);
        Consumer<User> told = user -> whenChanged.forEach(listener -> listener.accept(user));
        profiles = new Profiles(database, sessions, byPassword, passwords, guard, told,
                user -> whenSet.forEach(listener -> listener.accept(user)));
        administration = new Administration(database, sessions, told, clock);
        resetLinks = new ResetLinks(database, sessions, byPassword, passwords, ids, clock);
        invites = new Invites(database, place, newcomers, ids, clock);
        identities = new Identities(database, sessions, enrolment, place, invites, byPassword, clock);
        var codes = new Codes(limited, clock);
        secondFactors = new SecondFactors(database, sessions, byPassword, guard, codes, ids, clock);
        signIns = new SignIns(database, sessions, byPassword, guard, codes);
    }

    /** Tells {@code listener} of every change of what others see of a user, in the order made; it must not block. */
    public void onChanged(Consumer<User> listener) {
        whenChanged.add(listener);
    }

    /** Tells {@code listener} whose settings were changed, in the order made; it must not block. */
    public void onSettings(Consumer<UserId> listener) {
        whenSet.add(listener);
    }

    /** Tells {@code tries} of everything that is counted for the whole place; before anybody is heard. */
    public void tells(Tries tries) {
        guard.onWrong(tries::wrongPassword);
        others = tries;
    }

    /** A wrong password was tried on another node. */
    public void heedWrong(String name, String here) {
        guard.heedWrong(name, here);
    }

    /** An account was made on another node, or tried to. */
    public void heedSignUp(String address) {
        signUps.count(address);
    }

    /** Another node has changed how others see a user. Blocks while it reads. */
    public void heedProfile(UserId user) {
        var changed = user(user);
        whenChanged.forEach(listener -> listener.accept(changed));
    }

    /** Another node has changed a user's settings. */
    public void heedSettings(UserId user) {
        whenSet.forEach(listener -> listener.accept(user));
    }

    public Place place() {
        return place;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Administration administration() {
        return administration;
    }

    public ResetLinks resetLinks() {
        return resetLinks;
    }

    public Invites invites() {
        return invites;
    }

    public Identities identities() {
        return identities;
    }

    public SecondFactors secondFactors() {
        return secondFactors;
    }

    /** Whether a password lets in here. */
    public boolean byPassword() {
        return byPassword;
    }

    /** Whether nobody has an account yet. */
    public boolean firstRun() {
        return !database.<Boolean>read(handle -> handle.attach(AccountTable.class).any());
    }

    public String placeName() {
        return place.name();
    }

    /** Refuses a further sign-up from an address that has made too many. */
    public void throttleSignUp(String address) {
        signUps.take(address);
        var told = others;
        if (told != null) {
            told.signUp(address);
        }
    }

    /** Counts an attempt to come in by a passkey; refuses it where a network has made too many. */
    public void throttlePasskey(String address) {
        signOns.take(Whence.of(address).name());
    }

    /**
     * Counts an attempt to come in by a provider.
     *
     * @throws SignOnFailed
     *             where an address has made too many
     */
    public void throttleSignOn(String address) {
        try {
            signOns.take(address);
        } catch (Refused _) {
            throw new SignOnFailed(SignOnFailed.Why.TOO_MANY);
        }
    }

    /** Makes an account and signs it in. The very first owns the place; of two at once exactly one is first. */
    public Arrival signUp(NewAccount wish, String agent) {
        database.<Object>read(handle -> {
            requireOpen(handle, wish);
            return wish;
        });
        var hash = passwords.hash(wish.password());
        sessions.prepare();
        return database.write(handle -> make(handle, wish, hash, agent));
    }

    private void requireOpen(Handle handle, NewAccount wish) {
        var table = handle.attach(AccountTable.class);
        if (table.any()) {
            requirePasswords(byPassword, ErrorCode.FORBIDDEN);
            requireInvited(place.signUp(handle), wish.invite());
            if (wish.invite() != null) {
                invites.require(handle, wish.invite());
            }
        }
        if (table.taken(wish.username())) {
            throw taken(wish.username(), table);
        }
    }

    /** Lets pass where a password lets in. */
    static void requirePasswords(boolean byPassword, ErrorCode otherwise) {
        if (!byPassword) {
            throw new Refused(otherwise, "Passwords are switched off here: come in by a provider.");
        }
    }

    private static void requireInvited(SignUp mode, @Nullable String invite) {
        switch (mode) {
            case OPEN -> {
            }
            case INVITE -> {
                if (invite == null) {
                    throw new Refused(ErrorCode.FORBIDDEN, "An account here needs an invitation.");
                }
            }
            case CLOSED -> throw new Refused(ErrorCode.FORBIDDEN, "No new accounts are made here.");
        }
    }

    /** Says also which one like it is free, for somebody who has to think of another now. */
    static Refused taken(String username, AccountTable table) {
        return Refused.of(ErrorCode.CONFLICT, "username", "“" + username + "” is taken"
                + Callings.like(username, table).map(free -> "; “" + free + "” is free.").orElse("."));
    }

    private Arrival make(Handle handle, NewAccount wish, String hash, String agent) {
        requireOpen(handle, wish);
        boolean first = !handle.attach(AccountTable.class).any();
        var invited = first || wish.invite() == null ? List.<RoomId>of() : invites.use(handle, wish.invite());
        var account = enrolment.enrol(handle, wish.username(), wish.name() == null ? wish.username() : wish.name(),
                hash, wish.place(), invited, null, clock.instant());
        return new Arrival(account.user(), sessions.begin(handle, account.id(), agent, null));
    }

    /**
     * Signs in; the same answer in the same time whatever was wrong, but for the second factor: its refusal names the
     * field {@code code}, or {@code passkey}, and is heard only by who has the password right.
     *
     * @param address
     *            the client's: wrong passwords and codes are counted by it
     */
    public Arrival signIn(Credentials credentials, String agent, String address) {
        return signIns.signIn(credentials, agent, address);
    }

    /** Whose name and password these are, to be asked for more; refused as signing in is. */
    UserId matching(Credentials credentials, String address) {
        return signIns.matching(credentials, Whence.of(address)).id();
    }

    /** Another process has changed what others see of a user: tells it like a change of ours, in its turn. */
    public void heed(UserId user) {
        database.write(handle -> People.user(handle, user), now -> whenChanged.forEach(tell -> tell.accept(now)));
    }

    /** One user; refused as not found where there is none. */
    public User user(UserId id) {
        return database.read(handle -> People.user(handle, id));
    }

    /** Those of the users that exist. */
    public Map<UserId, User> users(Collection<UserId> wanted) {
        return database.read(handle -> People.users(handle, wanted));
    }

    /**
     * A part of the users by name: those whose name or username contains {@code q}, and of {@code wanted} where that is
     * given.
     */
    public Part<User> some(String q, @Nullable List<UserId> wanted, @Nullable String after, int limit) {
        var from = Cursor.after(after);
        var folded = Profiles.folded(q);
        return database.read(handle -> {
            var table = handle.attach(AccountTable.class);
            var rows = wanted == null
                    ? table.some(folded, from.key(), from.id(), limit + 1)
                    : wanted.isEmpty()
                            ? List.<AccountTable.Account>of()
                            : table.someOf(wanted, folded, from.key(), from.id(), limit + 1);
            return Part.of(rows, limit, row -> new Cursor(row.folded(), row.id().value()));
        }).map(AccountTable.Account::user);
    }
}
