package chat.klatch.server.accounts;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Access tokens: JWTs (RFC 7519) under HS256 that say who and which session, for 15 minutes. Any number of threads. */
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final String ISSUER = "klatch";
    private static final String SESSION = "sid";
    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final InstantSource clock;

    AccessTokens(Keys keys, InstantSource clock) {
        algorithm = Algorithm.HMAC256(keys.forPurpose("access"));
        this.clock = clock;
        // The time is ours to judge: the verifier's own clock is not.
        verifier = JWT.require(algorithm).withIssuer(ISSUER).acceptExpiresAt(Long.MAX_VALUE / 2_000).build();
    }

    Instant expiry() {
        return Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
    }

    String issue(Access access) {
        return JWT.create().withIssuer(ISSUER).withSubject(access.user().value())
                .withClaim(SESSION, access.session().value())
                .withExpiresAt(access.expiresAt()).sign(algorithm);
    }

    /** What a good token says; a session that has ended meanwhile is not known here. */
    Access verify(String token) {
        try {
            return believed(verifier.verify(token));
        } catch (JWTVerificationException | Invalid _) {
            throw new AccessRefused(false);
        }
    }

    private Access believed(DecodedJWT token) {
        if (token.getSubject() == null || token.getClaim(SESSION).asString() == null
                || token.getExpiresAtAsInstant() == null) {
            throw new AccessRefused(false);
        }
        var access = new Access(new UserId(token.getSubject()), new SessionId(token.getClaim(SESSION).asString()),
                token.getExpiresAtAsInstant());
        if (!clock.instant().isBefore(access.expiresAt())) {
            throw new AccessRefused(true);
        }
        return access;
    }
}
