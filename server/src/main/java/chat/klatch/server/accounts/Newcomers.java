package chat.klatch.server.accounts;

import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What else happens in the transaction that makes an account; what it throws unmakes the account. */
public interface Newcomers {
    void arrive(Handle transaction, UserId user, String name, boolean first, Instant at);
}
