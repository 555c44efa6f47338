package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.net.Sparing;
import chat.klatch.server.storage.Database;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access by a token of another issuer: to an account that is there and in use, without a session, and for as long as
 * both are so. Any number of threads.
 */
final class BearerAccess {
    private static final Logger LOG = LoggerFactory.getLogger(BearerAccess.class);
    private final Database database;
    private final Bearers bearers;
    private final Sparing sparing;

    BearerAccess(Database database, Bearers bearers, InstantSource clock) {
        this.database = database;
        this.bearers = bearers;
        sparing = new Sparing(clock);
    }

    /** As {@link Bearers#read}; looks the account up, so one that is out of use is refused at once. */
    Optional<Access> verify(String token) {
        return bearers.read(token).map(this::access);
    }

    private Access access(Bearers.Named named) {
        var account = database.read(handle -> handle.attach(AccountTable.class).named(named.username()))
                .filter(found -> !found.disabled()).orElseThrow(() -> refused(named));
        return new Access(account.id(), Access.bearer(account.id()), named.expiresAt());
    }

    /** A good token for nobody is for the operator to hear: it is they who say whom it speaks for. */
    private AccessRefused refused(Bearers.Named named) {
        sparing.log(LOG.atInfo().addKeyValue("username", named.username()), "account",
                "A bearer token speaks for an account that is not there, or is disabled.");
        return new AccessRefused(false);
    }

    /** Whether the account is still in use. */
    boolean stands(UserId user) {
        return database.read(handle -> People.role(handle, user)).isPresent();
    }

    /** Those of {@code connected} that are of no session, and of accounts that are out of use. */
    static List<SessionId> endedAmong(Handle handle, Collection<SessionId> connected) {
        return connected.stream().filter(one -> Access.bearer(one).filter(user -> People.role(handle, user).isEmpty())
                .isPresent()).toList();
    }
}
