package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A passkey that was shown and found good, and is yet to be used: for one thing, once. */
public final class CheckedPasskey {
    private final PasskeyTable.Row row;
    private final Challenges.Good challenge;
    private final long signatures;
    private final ErrorCode otherwise;

    /**
     * @param signatures
     *            how many it says that it has made
     * @param otherwise
     *            how it is refused where it is good no more
     */
    CheckedPasskey(PasskeyTable.Row row, Challenges.Good challenge, long signatures, ErrorCode otherwise) {
        this.row = row;
        this.challenge = challenge;
        this.signatures = signatures;
        this.otherwise = otherwise;
    }

    UserId account() {
        return row.account();
    }

    /** Uses it, in a transaction of somebody else's; refused where this was done, or the passkey removed, meanwhile. */
    void use(Handle transaction, Instant now) {
        if (!challenge.use(transaction, now)) {
            throw late(otherwise);
        }
        if (!transaction.attach(PasskeyTable.class).use(row.id(), row.signatures(), signatures, now)) {
            throw unknown(otherwise); // it was removed, or used, while this one was looked at
        }
    }

    static Refused late(ErrorCode code) {
        return new Refused(code, "This took too long, or was done already: try again.");
    }

    static Refused unknown(ErrorCode code) {
        return new Refused(code, "This passkey doesn’t let you in here. It may have been removed.");
    }
}
