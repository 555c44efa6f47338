package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.net.SteadyClock;
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
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a provider signs with. Kept for an hour; where a token names one that is not among them they are asked
 * for anew, so that a provider may change them at any time, but not more often than every ten seconds, so that nobody
 * has us ask by inventing names, and one that does not answer is left alone for as long. Those that are known hold on
 * for a day where it does not answer. Any number of threads: whose key is known waits for nobody, and of the others few
 * wait, so that a provider that is slow holds few threads up.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration HELD = Duration.ofDays(1);
    private static final Duration APART = Duration.ofSeconds(10);
    private static final int WAITING = 4;

    private record Told(JWKSet keys, Instant at) {
    }

    private final Discovery discovery;
    private final Wire wire;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(WAITING);
    private volatile @Nullable Told told;
    private Instant askedAt = Instant.MIN; // with the next, of who has the lock
    private @Nullable SignOnFailed failed;

    ProviderKeys(Discovery discovery, Wire wire, InstantSource clock) {
        this.discovery = discovery;
        this.wire = wire;
        this.clock = new SteadyClock(clock); // only counts time
    }

    /**
     * Those that may have signed; none, where the provider has no such key.
     *
     * @throws SignOnFailed
     *             where it is not known which keys it has
     */
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) {
        var known = told;
        var found = among(known, wanted);
        if (known != null && !found.isEmpty() && clock.instant().isBefore(known.at().plus(KEPT))) {
            return found;
        }
        if (!turns.tryAcquire()) {
            return orElse(found, new SignOnFailed(Why.UNREACHABLE));
        }
        try {
            return afresh(known, wanted);
        } finally {
            turns.release();
        }
    }

    private List<JWK> among(@Nullable Told known, JWKSelector wanted) {
        return known == null || !clock.instant().isBefore(known.at().plus(HELD))
                ? List.of()
                : wanted.select(known.keys());
    }

    /** What an outage does not take away. */
    private static List<JWK> orElse(List<JWK> found, SignOnFailed why) {
        if (found.isEmpty()) {
            throw why;
        }
        return found;
    }

    /** One asks, and who waits takes what it is told: that is bounded by {@link Wire}. */
    private synchronized List<JWK> afresh(@Nullable Told known, JWKSelector wanted) {
        if (Objects.equals(told, known) && !clock.instant().isBefore(askedAt.plus(APART))) {
            ask();
        }
        var found = among(told, wanted);
        return failed == null ? found : orElse(found, failed);
    }

    private void ask() {
        try {
            told = new Told(asked(), clock.instant());
            failed = null;
        } catch (SignOnFailed no) {
            failed = no;
        } finally {
            askedAt = clock.instant();
        }
    }

    private JWKSet asked() {
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
