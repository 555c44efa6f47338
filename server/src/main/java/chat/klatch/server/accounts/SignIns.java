package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Signing in by a password, and by a code where the account asks for more. Any number of threads. */
final class SignIns {
    private record Tried(Codes.Verdict verdict, Accounts.@Nullable Arrival arrival) {
    }

    private final Database database;
    private final Sessions sessions;
    private final boolean byPassword;
    private final PasswordGuard guard;
    private final Codes codes;

    SignIns(Database database, Sessions sessions, boolean byPassword, PasswordGuard guard, Codes codes) {
        this.database = database;
        this.sessions = sessions;
        this.byPassword = byPassword;
        this.guard = guard;
        this.codes = codes;
    }

    /**
     * Whose name and password these are; the same answer in the same time whatever is wrong with them.
     */
    AccountTable.Account matching(Credentials credentials, Whence whence) {
        Accounts.requirePasswords(byPassword, ErrorCode.UNAUTHENTICATED);
        var username = username(credentials);
        var account = database.read(handle -> handle.attach(AccountTable.class).named(username)).orElse(null);
        boolean good = guard.matches(username, credentials.password(), account == null ? null : account.hash(),
                whence);
        if (account == null || !good || account.disabled()) {
            throw mismatch();
        }
        return account;
    }

    private static String username(Credentials credentials) {
        return credentials.username().toLowerCase(Locale.ROOT);
    }

    /** Only who has name and password right hears that more is asked for, and what. */
    Accounts.Arrival signIn(Credentials credentials, String agent, String address) {
        var whence = Whence.of(address);
        var account = matching(credentials, whence);
        sessions.prepare();
        var tried = database.write(handle -> {
            var now = handle.attach(AccountTable.class).one(account.id()).orElseThrow(SignIns::mismatch);
            if (now.disabled() || !now.password().equals(account.password())) {
                throw mismatch(); // it was changed while this one was compared
            }
            var verdict = codes.judge(handle, now.id(), credentials.code(), null, ErrorCode.UNAUTHENTICATED);
            return new Tried(verdict, verdict.no() != null
                    ? null
                    : new Accounts.Arrival(now.user(), sessions.begin(handle, now.id(), agent, null)));
        });
        tried.verdict().require(guard, username(credentials), whence);
        return Objects.requireNonNull(tried.arrival());
    }

    private static Refused mismatch() {
        return new Refused(ErrorCode.UNAUTHENTICATED, "That username and password don’t match.");
    }
}
