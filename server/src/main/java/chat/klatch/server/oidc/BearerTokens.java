package chat.klatch.server.oidc;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.accounts.Bearers;
import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.net.Sparing;
import chat.klatch.server.refusal.Refused;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Believes a token of the issuer that the operator trusts with programs, or does not (RFC 8725, and RFC 9068 where it
 * says that it is of that kind): signed by a key of the issuer under an algorithm with a public key, from it, for us,
 * not of another purpose, for one of the subjects that speak for somebody, for a day at most, and not out of date. It
 * ends by our clock at the very time that it says. Any number of threads.
 */
final class BearerTokens implements Bearers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int SUBJECT_CHARS = 255;
    /** What only an ID token has, which tells its client who signed in; and a proof that we do not ask for. */
    private static final String[] OF_OTHERS = {"nonce", "at_hash", "c_hash", "cnf"};
    private final BearerSettings settings;
    private final InstantSource clock;
    private final Wire wire = new Wire();
    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
    private final Sparing sparing;

    BearerTokens(BearerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        sparing = new Sparing(clock);
        var keys = new ProviderKeys(new Discovery(settings.issuer(), _ -> true, wire, clock), wire, clock);
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(null, JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(IdTokens.ALGORITHMS, keys));
        signatures.setJWTClaimsSetVerifier((_, _) -> {
            // they are ours to judge, by our clock
        });
    }

    @Override
    public Optional<Named> read(String token) {
        try {
            return token.length() > Limits.TOKEN_CHARS ? Optional.empty() : read(SignedJWT.parse(token));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private Optional<Named> read(SignedJWT token) throws ParseException {
        return settings.issuer().equals(token.getJWTClaimsSet().getIssuer())
                ? Optional.of(named(signed(token)))
                : Optional.empty();
    }

    private JWTClaimsSet signed(SignedJWT token) {
        try {
            return signatures.process(token, null);
        } catch (BadJOSEException | JOSEException _) {
            throw new AccessRefused(false);
        } catch (SignOnFailed unknown) {
            sparing.log(LOG.atWarn().addKeyValue("why", unknown.why().word()), unknown.why().word(),
                    "The keys of the issuer of bearer tokens cannot be had.");
            throw Refused.until(ErrorCode.UNAVAILABLE, AGAIN, "The issuer of this token doesn’t answer right now.");
        }
    }

    private Named named(JWTClaimsSet claims) throws ParseException {
        var subject = claims.getSubject();
        var username = subject == null ? null : settings.accounts().get(subject);
        var wrong = username == null ? "subject" : wrong(claims);
        if (username == null || wrong != null) {
            sparing.log(LOG.atInfo().addKeyValue("why", wrong).addKeyValue("subject", shortened(subject)),
                    String.valueOf(wrong), "A bearer token of the issuer is not good here.");
            throw new AccessRefused(false);
        }
        var end = claims.getExpirationTime().toInstant();
        if (!clock.instant().isBefore(end)) {
            throw new AccessRefused(true);
        }
        return new Named(username, end);
    }

    /** What will not be better later, in a word for the operator; null where all is well. */
    private @Nullable String wrong(JWTClaimsSet claims) {
        var soon = clock.instant().plus(IdTokens.SKEW);
        var made = instant(claims.getIssueTime());
        var from = instant(claims.getNotBeforeTime());
        var end = instant(claims.getExpirationTime());
        if (!claims.getAudience().contains(settings.audience())) {
            return "audience";
        }
        if (Stream.of(OF_OTHERS).anyMatch(name -> claims.getClaim(name) != null)) {
            return "purpose";
        }
        if (made == null || end == null || end.isAfter(made.plus(LONGEST_LIFE))) {
            return "life";
        }
        return made.isAfter(soon) || from != null && from.isAfter(soon) ? "early" : null;
    }

    private static @Nullable Instant instant(java.util.@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String shortened(@Nullable String subject) {
        return subject == null ? "" : subject.substring(0, Math.min(subject.length(), SUBJECT_CHARS));
    }

    @Override
    public void close() {
        wire.close();
    }
}
