package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to sign in by a provider, kept by nobody but the browser that makes them: a cookie names one, and what must
 * be secret of it is made again from that name with the place's key. So any node can end what another began, and who
 * begins many costs nothing. Any number of threads.
 */
public final class SignOns {
    /** An attempt, and what the browser keeps of it. */
    public record Begun(SignOn attempt, String cookie) {
    }

    /** How long one has to sign in at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PURPOSE = "sign-on";
    private static final int PARTS = 9;
    private final Keys keys;
    private final Ids ids;
    private final InstantSource clock;

    public SignOns(Keys keys, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one.
     *
     * @param provider
     *            of {@code a-z0-9-}
     * @param linking
     *            who links a provider; null for who signs in
     * @param invite
     *            of {@code A-Za-z0-9_-}, or ""
     * @param to
     *            of {@code A-Za-z0-9_-} and slashes, or ""
     */
    public Begun begin(String provider, @Nullable Access linking, String invite, String to) {
        keys.renew();
        var key = keys.newest();
        var said = String.join(".", ids.next(), String.valueOf(clock.instant().plus(LIFE).toEpochMilli()), provider,
                linking == null ? "" : linking.user().value(), linking == null ? "" : linking.session().value(),
                invite, to, key.id());
        return new Begun(attempt(key, List.of(said.split("\\.", -1))), said + "." + signature(key, said));
    }

    /**
     * The attempt that a browser has kept.
     *
     * @return nothing, where it is none of ours or its time is over
     */
    public Optional<SignOn> read(String cookie) {
        var parts = List.of(cookie.split("\\.", -1));
        return parts.size() != PARTS
                ? Optional.empty()
                : keys.named(parts.get(PARTS - 2)).filter(key -> genuine(key, cookie, parts.getLast()))
                        .filter(_ -> clock.instant().toEpochMilli() < Long.parseLong(parts.get(1)))
                        .map(key -> attempt(key, parts));
    }

    private static boolean genuine(SigningKey key, String cookie, String signature) {
        var said = cookie.substring(0, cookie.length() - signature.length() - 1);
        return same(signature(key, said), signature);
    }

    /** Whether two texts are the same, in a time that tells nothing of where they differ. */
    public static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private static SignOn attempt(SigningKey key, List<String> parts) {
        var id = parts.getFirst();
        var linking = parts.get(3).isEmpty()
                ? null
                : new Access(new UserId(parts.get(3)), new SessionId(parts.get(4)),
                        Instant.ofEpochMilli(Long.parseLong(parts.get(1))));
        return new SignOn(parts.get(2), linking, parts.get(5), parts.get(6), secret(key, "state", id),
                secret(key, "nonce", id), secret(key, "verifier", id));
    }

    private static String signature(SigningKey key, String said) {
        return secret(key, "attempt", said);
    }

    private static String secret(SigningKey key, String of, String said) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(PURPOSE + " " + of, said));
    }
}
