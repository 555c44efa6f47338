package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What users say of themselves, their passwords, and what their clients keep here. Any number of threads. */
public final class Profiles {
    private record Changed(User before, User user, List<SessionId> ended) {
    }

    private final Database database;
    private final Sessions sessions;
    private final boolean byPassword;
    private final Passwords passwords;
    private final PasswordGuard guard;
    private final Consumer<User> told;
    private final Consumer<UserId> settingsTold;

    Profiles(Database database, Sessions sessions, boolean byPassword, Passwords passwords, PasswordGuard guard,
            Consumer<User> told, Consumer<UserId> settingsTold) {
        this.database = database;
        this.sessions = sessions;
        this.byPassword = byPassword;
        this.passwords = passwords;
        this.guard = guard;
        this.told = told;
        this.settingsTold = settingsTold;
    }

    /** How a name is compared and sorted. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Changes what is given; a new password ends all of the user's sessions but the one that asks. By what one comes in
     * is changed by who has a session.
     */
    public User change(Access access, ProfilePatch wish) {
        if (wish.password() != null || wish.username() != null) {
            access.requireSession();
        }
        var before = database.read(handle -> account(handle, access.user()));
        var hash = wish.password() == null ? null : newHash(before, wish, access.session());
        return database.write(handle -> change(handle, access, before, wish, hash), changed -> {
            sessions.ended(changed.ended());
            if (!changed.user().equals(changed.before())) {
                told.accept(changed.user());
            }
        }).user();
    }

    private static AccountTable.Account account(Handle handle, UserId user) {
        return handle.attach(AccountTable.class).one(user).orElseThrow(Refused::notFound);
    }

    private String newHash(AccountTable.Account account, ProfilePatch wish, SessionId session) {
        Accounts.requirePasswords(byPassword, ErrorCode.FORBIDDEN);
        var old = wish.oldPassword();
        if (old == null || wish.password() == null
                || !guard.matches(account.username(), old, account.hash(), Whence.of(session))) {
            throw wrongPassword();
        }
        return passwords.hash(wish.password());
    }

    private static Refused wrongPassword() {
        return Refused.of(ErrorCode.FORBIDDEN, "oldPassword", "That is not your password.");
    }

    private Changed change(Handle handle, Access access, AccountTable.Account before, ProfilePatch wish,
            @Nullable String hash) {
        var now = account(handle, access.user());
        var table = handle.attach(AccountTable.class);
        if (wish.username() != null && !wish.username().equals(now.username()) && table.taken(wish.username())) {
            throw Accounts.taken(wish.username(), table);
        }
        if (hash != null && !now.password().equals(before.password())) {
            throw wrongPassword(); // it was changed while this one was compared
        }
        var name = wish.name() == null ? now.name() : wish.name();
        var note = wish.note() == null ? now.note() : wish.note().isEmpty() ? null : wish.note();
        table.describe(new AccountTable.Account(now.id(), wish.username() == null ? now.username() : wish.username(),
                name, folded(name), now.role(), now.password(), note, now.disabled()));
        var ended = hash == null ? List.<SessionId>of() : setPassword(handle, access, hash);
        var changed = new Changed(now.user(), People.user(handle, now.id()), ended);
        if (!changed.user.equals(changed.before)) {
            News.tell(handle, new Note.Profile(now.id()));
        }
        return changed;
    }

    private List<SessionId> setPassword(Handle handle, Access access, String hash) {
        handle.attach(AccountTable.class).setPassword(access.user(), hash);
        handle.attach(ResetTable.class).remove(access.user());
        return sessions.end(handle, access.user(), access.session());
    }

    /** What the user's clients keep here: a JSON object, theirs to understand. */
    public String settings(UserId user) {
        return database.read(handle -> handle.attach(AccountTable.class).settings(user))
                .orElseThrow(Refused::notFound);
    }

    /** Keeps another object, as it is. */
    public void setSettings(UserId user, String settings) {
        database.<Object>write(handle -> {
            handle.attach(AccountTable.class).setSettings(user, settings);
            News.tell(handle, new Note.Settings(user));
            return user;
        }, _ -> settingsTold.accept(user));
    }
}
