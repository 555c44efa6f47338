package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a provider signs with. Kept for an hour; where a token names one that is not among them they are asked
 * for anew, so that a provider may change them at any time, but not more often than every ten seconds, so that nobody
 * has us ask by inventing names. Any number of threads.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration APART = Duration.ofSeconds(10);

    private record Told(JWKSet keys, Instant at) {
    }

    private final Discovery discovery;
    private final Wire wire;
    private final InstantSource clock;
    private @Nullable Told told;

    ProviderKeys(Discovery discovery, Wire wire, InstantSource clock) {
        this.discovery = discovery;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) {
        var found = wanted.select(known(KEPT));
        return found.isEmpty() ? wanted.select(known(APART)) : found;
    }

    /** One asks, and the others wait for what it is told: that is bounded by {@link Wire}. */
    private synchronized JWKSet known(Duration atMost) {
        var last = told;
        if (last != null && clock.instant().isBefore(last.at().plus(atMost))) {
            return last.keys();
        }
        var fresh = ask();
        told = new Told(fresh, clock.instant());
        return fresh;
    }

    private JWKSet ask() {
        var answer = wire.ask(Wire.to(discovery.metadata().getJWKSetURI()).build());
        if (answer.statusCode() != 200) {
            throw new SignOnFailed(Why.UNREACHABLE);
        }
        try {
            return JWKSet.parse(answer.body());
        } catch (ParseException nonsense) {
            throw new SignOnFailed(Why.BROKEN);
        }
    }
}
