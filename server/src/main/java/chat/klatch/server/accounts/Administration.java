package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What the place's owner and admins do to accounts. An admin has no power over an owner, and makes none; the last owner
 * who can sign in stays one. Any number of threads.
 */
public final class Administration {
    private record Changed(User before, User user, List<SessionId> ended) {
    }

    private final Database database;
    private final Sessions sessions;
    private final Consumer<User> told;
    private final InstantSource clock;

    Administration(Database database, Sessions sessions, Consumer<User> told, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.told = told;
        this.clock = clock;
    }

    /** Lets pass the place's owner and admins. */
    public void requireAdmin(UserId user) {
        var _ = database.read(handle -> requireAdmin(handle, user));
    }

    /** Lets pass the place's owner and admins, and says which. */
    static PlaceRole requireAdmin(Handle handle, UserId user) {
        return People.role(handle, user).filter(role -> role != PlaceRole.MEMBER).orElseThrow(
                () -> new Refused(ErrorCode.FORBIDDEN, "Only the owner and the admins of this place may do that."));
    }

    /** Whether this is the place's owner or one of its admins, with an account in use. */
    static boolean rules(Handle handle, UserId user) {
        return People.role(handle, user).filter(role -> role != PlaceRole.MEMBER).isPresent();
    }

    /** Lets pass who has power over {@code other}, who is told. */
    static AccountTable.Account requirePower(Handle handle, UserId user, UserId other) {
        var role = requireAdmin(handle, user);
        var account = handle.attach(AccountTable.class).one(other).orElseThrow(Refused::notFound);
        if (account.role() == PlaceRole.OWNER && role != PlaceRole.OWNER) {
            throw ownersOnly();
        }
        return account;
    }

    private static Refused ownersOnly() {
        return new Refused(ErrorCode.FORBIDDEN, "Only an owner of this place may do that.");
    }

    /** Gives somebody another role, or takes their account out of use: then all their sessions end. */
    public User change(UserId user, UserId other, AccountPatch wish) {
        return database.write(handle -> change(handle, user, other, wish), changed -> {
            sessions.ended(changed.ended());
            if (!changed.user().equals(changed.before())) {
                told.accept(changed.user());
            }
        }).user();
    }

    private Changed change(Handle handle, UserId user, UserId other, AccountPatch wish) {
        var account = requirePower(handle, user, other);
        var table = handle.attach(AccountTable.class);
        if (wish.role() == PlaceRole.OWNER && requireAdmin(handle, user) != PlaceRole.OWNER) {
            throw ownersOnly();
        }
        boolean stays = wish.role() == null || wish.role() == PlaceRole.OWNER;
        if (!stays || Boolean.TRUE.equals(wish.disabled())) {
            requireAnotherOwner(handle, account);
        }
        if (wish.role() != null) {
            table.setRole(other, wish.role());
        }
        var ended = wish.disabled() == null ? List.<SessionId>of() : disable(handle, other, wish.disabled());
        var now = People.user(handle, other);
        record(handle, People.audited(handle, user), account.user(), now, clock.instant());
        if (!now.equals(account.user())) {
            News.tell(handle, new Note.Profile(other));
        }
        return new Changed(account.user(), now, ended);
    }

    /** Lets pass where the place has an owner who can sign in besides this one; who is none may go anyway. */
    static void requireAnotherOwner(Handle handle, AccountTable.Account leaving) {
        if (leaving.role() == PlaceRole.OWNER && !leaving.disabled()
                && handle.attach(AccountTable.class).owners() == 1) {
            throw new Refused(ErrorCode.CONFLICT, "A place keeps one owner: make another first.");
        }
    }

    private List<SessionId> disable(Handle handle, UserId user, boolean disabled) {
        var table = handle.attach(AccountTable.class);
        if (!disabled) {
            table.enable(user);
            return List.of();
        }
        table.disable(user, clock.instant());
        handle.attach(ResetTable.class).remove(user);
        return sessions.endAll(handle, user);
    }

    /** Puts into the audit log what has changed of an account, and nothing where that is as it was. */
    static void record(Handle transaction, Named actor, User before, User now, Instant at) {
        var subject = new Named(now.id().value(), now.username());
        if (before.role() != now.role()) {
            Audit.record(transaction, actor, Deed.ACCOUNT_ROLE, subject, now.role().name().toLowerCase(Locale.ROOT),
                    at);
        }
        if (before.disabled() != now.disabled()) {
            Audit.record(transaction, actor, now.disabled() ? Deed.ACCOUNT_DISABLED : Deed.ACCOUNT_ENABLED, subject,
                    "", at);
        }
    }
}
