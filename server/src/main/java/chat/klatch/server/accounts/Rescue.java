package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.User;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What only who holds the data folder may do to accounts: nobody is asked whether they have the power. */
public final class Rescue {
    private Rescue() {
    }

    /**
     * Sets somebody's password, and ends all their sessions; a server that runs on the same data hears of it by itself.
     *
     * @throws chat.klatch.protocol.Invalid
     *             where the password breaks a rule
     * @throws Refused
     *             where there is no such account, or it is disabled
     */
    public static User setPassword(Database database, String username, String password, Instant now) {
        var hash = new Passwords().hash(Limits.password("password", password));
        return database.write(handle -> {
            var account = handle.attach(AccountTable.class).named(username.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND, "Nobody here has the username " + username
                            + "."));
            if (account.disabled()) {
                throw new Refused(ErrorCode.CONFLICT, "The account " + account.username()
                        + " is disabled: an owner or admin of the place must enable it first.");
            }
            handle.attach(AccountTable.class).setPassword(account.id(), hash);
            handle.attach(ResetTable.class).remove(account.id());
            handle.attach(SessionTable.class).revokeAll(account.id(), now);
            return account.user();
        });
    }

    /** Ends everything by which somebody is, or could come, signed in without a password. */
    public static void endSessions(Handle transaction, Instant now) {
        transaction.attach(SessionTable.class).revokeEvery(now);
        transaction.attach(ResetTable.class).removeAll();
    }
}
