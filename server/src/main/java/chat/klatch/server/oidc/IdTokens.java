package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Believes an ID token, or does not (OpenID Connect Core 1.0 §3.1.3.7): signed by a key of the provider under an
 * algorithm with a public key, from it, for us and for nobody else, of the attempt that it ends, and not out of date.
 * Any number of threads.
 */
final class IdTokens {
    /** None with a shared secret, and not “none”. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    static final Duration SKEW = Duration.ofMinutes(1);
    private static final int SUBJECT_CHARS = 255;
    private final String issuer;
    private final String clientId;
    private final JWKSource<SecurityContext> keys;
    private final InstantSource clock;

    IdTokens(String issuer, String clientId, JWKSource<SecurityContext> keys, InstantSource clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What the token says.
     *
     * @throws SignOnFailed
     *             where it is not believed
     */
    JWTClaimsSet believed(String token, String nonce) {
        try {
            var claims = processor(nonce).process(SignedJWT.parse(token), null);
            requireOurs(claims);
            return claims;
        } catch (BadJOSEException | JOSEException | ParseException no) {
            throw new SignOnFailed(Why.BROKEN);
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(String nonce) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        var must = new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build();
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(clientId, must, Set.of("sub", "exp", "iat")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        processor.setJWTClaimsSetVerifier(verifier);
        return processor;
    }

    private void requireOurs(JWTClaimsSet claims) throws ParseException {
        var audience = claims.getAudience();
        var party = claims.getStringClaim("azp");
        boolean ours = party == null ? audience.equals(List.of(clientId)) : party.equals(clientId);
        boolean made = !claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW));
        if (!ours || !made || claims.getSubject().isEmpty() || claims.getSubject().length() > SUBJECT_CHARS) {
            throw new SignOnFailed(Why.BROKEN);
        }
    }
}
