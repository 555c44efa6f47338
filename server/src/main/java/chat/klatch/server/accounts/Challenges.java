package chat.klatch.server.accounts;

import chat.klatch.server.storage.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What passkeys sign, made of the place’s key and kept by nobody until it is used: so any node takes what another gave
 * out, who asks for many costs nothing, and each is good once, for what it was given out and for a few minutes. Any
 * number of threads.
 */
final class Challenges {
    /** One of ours, which is good while it was not used. */
    record Good(String id, Instant expiresAt) {
        /** Uses it up; says whether it was good until now. */
        boolean use(Handle transaction, Instant now) {
            var table = transaction.attach(PasskeyTable.class);
            table.forgetChallenges(now.minus(KEPT));
            return now.isBefore(expiresAt) && table.useChallenge(id, expiresAt);
        }

        boolean isUsed(Handle handle) {
            return handle.attach(PasskeyTable.class).used(id);
        }
    }

    static final Duration LIFE = Duration.ofMinutes(5);
    /** Far longer than they are good: what a node whose clock is ahead forgot would be good again at the others. */
    static final Duration KEPT = Duration.ofDays(1);
    private static final int PARTS = 4;
    private final Keys keys;
    private final Ids ids;
    private final InstantSource clock;

    Challenges(Keys keys, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param purpose
     *            for what alone it is good
     */
    String give(String purpose) {
        keys.renew();
        var key = keys.newest();
        var said = ids.next() + "." + clock.instant().plus(LIFE).toEpochMilli() + "." + key.id();
        return said + "." + signature(key, purpose, said);
    }

    /** What came back, where it is one of ours for this purpose and its time is not over. */
    Optional<Good> read(String challenge, String purpose) {
        var parts = List.of(challenge.split("\\.", -1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        var said = challenge.substring(0, challenge.lastIndexOf('.'));
        return keys.named(parts.get(2)).filter(key -> SignOns.same(signature(key, purpose, said), parts.getLast()))
                .map(_ -> new Good(parts.getFirst(), Instant.ofEpochMilli(Long.parseLong(parts.get(1)))))
                .filter(good -> clock.instant().isBefore(good.expiresAt()));
    }

    private static String signature(SigningKey key, String purpose, String said) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("passkey " + purpose, said));
    }
}
