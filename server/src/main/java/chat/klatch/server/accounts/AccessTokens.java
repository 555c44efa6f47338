package chat.klatch.server.accounts;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Access tokens: JWTs (RFC 7519) under HS256 that say who, which session and by which key, for 15 minutes. Any number
 * of threads.
 */
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final String ISSUER = "klatch";
    private static final String SESSION = "sid";
    private static final String PURPOSE = "access";
    private final Keys keys;
    private final InstantSource clock;

    AccessTokens(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Instant expiry() {
        return Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
    }

    String issue(Access access) {
        var key = keys.newest();
        return JWT.create().withKeyId(key.id()).withIssuer(ISSUER).withSubject(access.user().value())
                .withClaim(SESSION, access.session().value())
                .withExpiresAt(access.expiresAt()).sign(algorithm(key));
    }

    private static Algorithm algorithm(SigningKey key) {
        return Algorithm.HMAC256(key.forPurpose(PURPOSE));
    }

    /** What a good token says; a session that has ended meanwhile is not known here. */
    Access verify(String token) {
        try {
            var named = JWT.decode(token).getKeyId();
            var key = keys.named(named == null ? "" : named).orElseThrow(() -> new AccessRefused(false));
            // The time is ours to judge: the verifier's own clock is not.
            return believed(JWT.require(algorithm(key)).withIssuer(ISSUER).acceptExpiresAt(Long.MAX_VALUE / 2_000)
                    .build().verify(token));
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
