package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Proof of who somebody is, until {@code expiresAt}.
 *
 * @param session
 *            the one that it is of; of a token of another issuer, which has none, a name that is the same for all of an
 *            account
 */
public record Access(UserId user, SessionId session, Instant expiresAt) {
    private static final String BEARER = "bearer-";
    private static final int ID_CHARS = 22; // of a session’s id, which may begin in any way

    /** What stands in the place of a session for whoever speaks for an account by a token of another issuer. */
    static SessionId bearer(UserId user) {
        return new SessionId(BEARER + user.value());
    }

    /** Whose name of that kind this is; nothing, where it is a session. */
    static Optional<UserId> bearer(SessionId session) {
        return session.value().startsWith(BEARER) && session.value().length() > ID_CHARS
                ? Optional.of(new UserId(session.value().substring(BEARER.length())))
                : Optional.empty();
    }

    /**
     * Lets pass who has signed in here. By a token that another issuer has given out nobody decides who comes into an
     * account later: it would outlive the token.
     *
     * @throws Refused
     *             as forbidden
     */
    public void requireSession() {
        if (bearer(session).isPresent()) {
            throw new Refused(ErrorCode.FORBIDDEN, "This takes a session: a token of another issuer has none.");
        }
    }
}
