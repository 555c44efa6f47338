package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.net.SteadyClock;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0), asked for when it is needed and kept for an hour; what
 * was said before holds on where it does not answer then. Any number of threads, of which one asks.
 */
final class Discovery {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private record Told(OIDCProviderMetadata metadata, Instant askAgain) {
    }

    private final String issuer;
    private final Predicate<OIDCProviderMetadata> wanted;
    private final Wire wire;
    private final InstantSource clock;
    private volatile @Nullable Told told;

    /**
     * @param wanted
     *            whether it says what is needed of it, besides where its keys are
     */
    Discovery(String issuer, Predicate<OIDCProviderMetadata> wanted, Wire wire, InstantSource clock) {
        this.issuer = issuer;
        this.wanted = wanted;
        this.wire = wire;
        this.clock = new SteadyClock(clock); // only counts time
    }

    OIDCProviderMetadata metadata() {
        var known = told;
        return known != null && clock.instant().isBefore(known.askAgain()) ? known.metadata() : asked(known);
    }

    private OIDCProviderMetadata asked(@Nullable Told known) {
        try {
            var fresh = ask();
            told = new Told(fresh, clock.instant().plus(KEPT));
            return fresh;
        } catch (SignOnFailed failed) {
            if (known == null) {
                throw failed;
            }
            told = new Told(known.metadata(), clock.instant().plus(AGAIN));
            return known.metadata();
        }
    }

    private OIDCProviderMetadata ask() {
        var answer = wire.ask(Wire.to(
                URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN))
                .build());
        if (answer.statusCode() != 200) {
            throw new SignOnFailed(Why.UNREACHABLE);
        }
        try {
            var metadata = OIDCProviderMetadata.parse(answer.body());
            if (!metadata.getIssuer().getValue().equals(issuer) || metadata.getJWKSetURI() == null
                    || !wanted.test(metadata)) {
                throw new SignOnFailed(Why.BROKEN);
            }
            return metadata;
        } catch (ParseException nonsense) {
            throw new SignOnFailed(Why.BROKEN);
        }
    }
}
