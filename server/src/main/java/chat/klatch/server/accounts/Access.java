package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;

/** Proof of who somebody is, until {@code expiresAt}. */
public record Access(UserId user, SessionId session, Instant expiresAt) {
}
