package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What who holds the data may do to accounts: nobody is asked whether they have the power, and a server that runs on
 * the same data hears of it by itself. Of what breaks a rule nothing is done: {@link chat.klatch.protocol.Invalid} says
 * which, {@link Refused} where it is the state of things. Any number of threads.
 */
public final class Roster {
    /** An account; {@code seenAt}, in milliseconds, and {@code sessions} are of where somebody is signed in now. */
    public record Listed(String id, String username, String name, PlaceRole role, boolean disabled, long createdAt,
            @Nullable Long seenAt, int sessions) {
    }

    /**
     * So many passkeys; {@code asked} where one is asked for after a password, so that only recovery codes are left.
     */
    public record Removed(int removed, boolean asked) {
    }

    private final Database database;
    private final InstantSource clock;

    public Roster(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Everybody, by username. */
    public List<Listed> all() {
        return database.read(handle -> handle.attach(AccountTable.class).standing(since())).stream()
                .map(one -> new Listed(one.id().value(), one.username(), one.name(), one.role(), one.disabled(),
                        one.createdAt(), one.seenAt(), one.sessions()))
                .toList();
    }

    private Instant since() {
        return clock.instant().minus(Sessions.REFRESH_LIFE);
    }

    /**
     * Makes an account; the very first owns the place, whatever its role would be.
     *
     * @param name
     *            what others call them; null for the username
     */
    public User add(Newcomers newcomers, Ids ids, String username, @Nullable String name, PlaceRole role,
            String password) {
        var known = Limits.username("username", username);
        var called = name == null ? known : Limits.line("name", name, 1, Limits.USER_NAME_CODE_POINTS);
        var hash = new Passwords(PasswordCost.STANDARD).hash(Limits.password("password", password));
        return database.write(handle -> {
            var table = handle.attach(AccountTable.class);
            if (table.taken(known)) {
                throw Accounts.taken(known, table);
            }
            boolean first = !table.any();
            var id = new Enrolment(newcomers, ids).enrol(handle, known, called, hash, null, List.of(),
                    Named.COMMAND_LINE, clock.instant()).id();
            if (!first) {
                table.setRole(id, role);
            }
            var user = People.user(handle, id);
            record(handle, Deed.ACCOUNT_ADDED, user, user.role().name().toLowerCase(Locale.ROOT));
            return user;
        });
    }

    /** Gives somebody another role, or takes their account out of use or back; out of use all their sessions end. */
    public User change(String username, AccountPatch wish) {
        return database.write(handle -> {
            var account = named(handle, username);
            var table = handle.attach(AccountTable.class);
            boolean stays = wish.role() == null || wish.role() == PlaceRole.OWNER;
            if (!stays || Boolean.TRUE.equals(wish.disabled())) {
                Administration.requireAnotherOwner(handle, account);
            }
            if (wish.role() != null) {
                table.setRole(account.id(), wish.role());
            }
            if (Boolean.TRUE.equals(wish.disabled())) {
                table.disable(account.id(), clock.instant());
                handle.attach(ResetTable.class).remove(account.id());
                handle.attach(SessionTable.class).revokeAll(account.id(), clock.instant());
            } else if (wish.disabled() != null) {
                table.enable(account.id());
            }
            var now = People.user(handle, account.id());
            Administration.record(handle, Named.COMMAND_LINE, account.user(), now, clock.instant());
            return now;
        });
    }

    private static AccountTable.Account named(Handle handle, String username) {
        return handle.attach(AccountTable.class).named(username.toLowerCase(Locale.ROOT)).orElseThrow(
                () -> new Refused(ErrorCode.NOT_FOUND, "Nobody here has the username " + username + "."));
    }

    private void record(Handle transaction, Deed deed, User user, String value) {
        Audit.record(transaction, Named.COMMAND_LINE, deed, new Named(user.id().value(), user.username()), value,
                clock.instant());
    }

    /** Sets somebody's password, and ends all their sessions. */
    public User setPassword(String username, String password) {
        var hash = new Passwords(PasswordCost.STANDARD).hash(Limits.password("password", password));
        return database.write(handle -> {
            var account = named(handle, username);
            if (account.disabled()) {
                throw new Refused(ErrorCode.CONFLICT, "The account " + account.username()
                        + " is disabled: an owner or admin of the place must enable it first.");
            }
            handle.attach(AccountTable.class).setPassword(account.id(), hash);
            handle.attach(ResetTable.class).remove(account.id());
            handle.attach(SessionTable.class).revokeAll(account.id(), clock.instant());
            record(handle, Deed.ACCOUNT_PASSWORD, account.user(), "");
            return account.user();
        });
    }

    /**
     * Asks somebody for nothing after their password any more, who has lost what they are asked for, and their recovery
     * codes.
     */
    public User resetSecondFactor(String username) {
        return database.write(handle -> {
            var account = named(handle, username);
            boolean asked = Codes.enabled(handle, account.id()).isPresent();
            if (!Codes.forget(handle, account.id()) || !asked) {
                throw new Refused(ErrorCode.CONFLICT, account.username() + " has no second factor.");
            }
            record(handle, Deed.ACCOUNT_SECOND_FACTOR_OFF, account.user(), "");
            return account.user();
        });
    }

    /**
     * Lets somebody in by none of their passkeys any more, who has lost one, or may have. Where one is asked for after
     * their password, it still is.
     */
    public Removed removePasskeys(String username) {
        return database.write(handle -> {
            var account = named(handle, username);
            int removed = handle.attach(PasskeyTable.class).removeAll(account.id());
            if (removed == 0) {
                throw new Refused(ErrorCode.CONFLICT, account.username() + " has no passkey.");
            }
            record(handle, Deed.ACCOUNT_PASSKEY_REMOVED, account.user(), "all, " + removed);
            return new Removed(removed,
                    Codes.enabled(handle, account.id()).filter(SecondFactorTable.Row::byPasskey).isPresent());
        });
    }

    /** Everywhere that somebody is signed in, the latest seen first. */
    public List<Sessions.Device> sessions(String username) {
        return database.read(handle -> handle.attach(SessionTable.class).some(named(handle, username).id(), since(),
                Long.MAX_VALUE, Cursor.LAST, Integer.MAX_VALUE)).stream().map(SessionTable.Session::device).toList();
    }

    /**
     * Ends sessions of somebody's before their time; says how many.
     *
     * @param session
     *            the one that is to end; null for all
     */
    public int revoke(String username, @Nullable SessionId session) {
        return database.write(handle -> {
            var account = named(handle, username);
            var table = handle.attach(SessionTable.class);
            var ended = table.ids(account.id()).stream().filter(one -> session == null || one.equals(session))
                    .filter(one -> table.revoke(one, clock.instant())).toList();
            if (session != null && ended.isEmpty()) {
                throw new Refused(ErrorCode.NOT_FOUND,
                        account.username() + " has no session " + session.value() + ".");
            }
            if (!ended.isEmpty()) {
                record(handle, Deed.SESSION_REVOKED, account.user(),
                        session == null ? "all, " + ended.size() : session.value());
            }
            return ended.size();
        });
    }

    /** Ends everything by which somebody is, or could come, signed in without a password. */
    public static void endSessions(Handle transaction, Instant now) {
        transaction.attach(SessionTable.class).revokeEvery(now);
        News.tell(transaction, new Note.SessionsEnded());
        transaction.attach(ResetTable.class).removeAll();
    }
}
