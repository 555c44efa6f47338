package chat.klatch.server.accounts;

import java.time.Instant;
import java.util.Optional;

/** Tokens of another issuer, by which programs speak for accounts. Any number of threads; may block for seconds. */
public interface Bearers {
    /**
     * Whom a token names.
     *
     * @param username
     *            of the account that it speaks for, which need not be there
     * @param expiresAt
     *            when it ends, which is after now
     */
    record Named(String username, Instant expiresAt) {
    }

    /** There is no other issuer. */
    Bearers NONE = _ -> Optional.empty();

    /**
     * Whom a token names.
     *
     * @return nothing, where it does not say that it is of the other issuer
     * @throws AccessRefused
     *             where it says so, and is not believed
     * @throws chat.klatch.server.refusal.Refused
     *             as unavailable, where it cannot be known now
     */
    Optional<Named> read(String token);
}
