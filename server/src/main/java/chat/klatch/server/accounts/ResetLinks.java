package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Links by which somebody who has lost their password sets another: made by an admin, handed over by whatever way they
 * have, good once and for a day. A new one voids the one before. Only a digest is kept. Any number of threads.
 */
public final class ResetLinks {
    /** What the link carries, told only here. */
    public record Link(String token, Instant expiresAt) {
    }

    private record Reset(User user, List<SessionId> ended) {
    }

    private static final Duration LIFE = Duration.ofDays(1);
    private final Database database;
    private final Sessions sessions;
    private final boolean byPassword;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;

    ResetLinks(Database database, Sessions sessions, boolean byPassword, Passwords passwords, Ids ids,
            InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.byPassword = byPassword;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a link for an account over which {@code user} has power. */
    public Link make(UserId user, UserId other) {
        var link = new Link(ids.next() + ids.next(), clock.instant().plus(LIFE));
        database.<Object>write(handle -> {
            var account = Administration.requirePower(handle, user, other);
            Accounts.requirePasswords(byPassword, ErrorCode.CONFLICT);
            if (account.disabled()) {
                throw new Refused(ErrorCode.CONFLICT, "This account is disabled.");
            }
            handle.attach(ResetTable.class).set(other, digest(link.token()), link.expiresAt());
            Audit.record(handle, People.audited(handle, user), Deed.ACCOUNT_RESET_LINK,
                    People.audited(handle, other), "", clock.instant());
            return link;
        });
        return link;
    }

    /** Sets the password of the account that the link is for, and ends all its sessions. */
    public User redeem(NewPassword wish) {
        Accounts.requirePasswords(byPassword, ErrorCode.FORBIDDEN);
        database.<Object>read(handle -> good(handle, wish.token()));
        var hash = passwords.hash(wish.password());
        return database.write(handle -> {
            var account = good(handle, wish.token());
            handle.attach(AccountTable.class).setPassword(account, hash);
            handle.attach(ResetTable.class).remove(account);
            return new Reset(People.user(handle, account), sessions.end(handle, account, null));
        }, reset -> sessions.ended(reset.ended())).user();
    }

    private UserId good(Handle handle, String token) {
        return handle.attach(ResetTable.class).good(digest(token), clock.instant()).orElseThrow(
                () -> Refused.of(ErrorCode.NOT_FOUND, "token", "This link has been used, or its time is over."));
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
