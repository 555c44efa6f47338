package chat.klatch.server.accounts;

import chat.klatch.server.storage.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The place's secrets, made at the first start and kept for its owner's eyes only: in the data folder, or where several
 * nodes need the same ones in the database. Every 30 days the newest gets a successor that signs from then on; the
 * older ones verify for as long as anything that they signed may be shown, so nobody is signed out by it. Any number of
 * threads.
 */
public final class Keys {
    /** The secrets cannot be read or kept; the message is a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    private static final Duration SIGNS_FOR = Duration.ofDays(30);
    private static final Duration VERIFIES_FOR = Sessions.REFRESH_LIFE.plusDays(1);
    private static final Duration LOOKS_APART = Duration.ofMillis(100);
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;
    private final KeyShelf shelf;
    private final SecureRandom random;
    private final InstantSource clock;
    private final AtomicLong mayLookAt = new AtomicLong(System.nanoTime());
    private volatile List<SigningKey> newestFirst;

    private Keys(KeyShelf shelf, SecureRandom random, InstantSource clock) {
        this.shelf = shelf;
        this.random = random;
        this.clock = clock;
        newestFirst = shelf.read();
        renew();
    }

    /**
     * Reads the secrets in the data folder, or makes the first.
     *
     * @throws Unusable
     *             where that cannot be
     */
    public static Keys open(Path folder, SecureRandom random, InstantSource clock) {
        return new Keys(new KeyFile(folder), random, clock);
    }

    /**
     * Reads the secrets in the database, which all nodes share, or makes the first. Those of a data folder from before
     * are taken along once, so that nobody is signed out by that.
     *
     * @throws Unusable
     *             where the folder's cannot be read
     */
    public static Keys shared(Database database, Path folder, SecureRandom random, InstantSource clock) {
        var table = new KeyTable(database);
        if (table.read().isEmpty()) {
            var before = new KeyFile(folder).read();
            var _ = table.change(there -> there.isEmpty() ? before : there);
        }
        return new Keys(table, random, clock);
    }

    /** Writes the secrets that a database keeps into a data folder, in which the place is to live from now on. */
    public static void takeOut(Database database, Path folder) {
        var _ = new KeyFile(folder).change(_ -> new KeyTable(database).read());
    }

    /** The key that signs now. */
    SigningKey newest() {
        return newestFirst.getFirst();
    }

    /** Has another key sign from now on, where it is time. Where the database keeps them that is a transaction. */
    void renew() {
        if (isDue(newestFirst)) {
            renewed();
        }
    }

    private boolean isDue(List<SigningKey> known) {
        return known.isEmpty() || !clock.instant().isBefore(known.getFirst().madeAt().plus(SIGNS_FOR));
    }

    private synchronized void renewed() {
        if (isDue(newestFirst)) {
            newestFirst = List.copyOf(shelf.change(this::withSuccessor));
        }
    }

    /** Another node may have been faster. */
    private List<SigningKey> withSuccessor(List<SigningKey> known) {
        if (!isDue(known)) {
            return known;
        }
        var kept = new ArrayList<SigningKey>();
        kept.add(fresh());
        for (SigningKey key : known) {
            // A key signed until its successor came, and what it signed then is still shown for a while.
            if (clock.instant().isBefore(kept.getLast().madeAt().plus(VERIFIES_FOR))) {
                kept.add(key);
            }
        }
        return kept;
    }

    private SigningKey fresh() {
        var id = new byte[ID_BYTES];
        var secret = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new SigningKey(HexFormat.of().formatHex(id), clock.instant(),
                Base64.getEncoder().encodeToString(secret));
    }

    /** The key of that name, where it may still verify. */
    Optional<SigningKey> named(String id) {
        var known = find(id);
        if (known.isEmpty() && shelf.shared() && mayLook()) {
            newestFirst = shelf.read();
            return find(id);
        }
        return known;
    }

    private Optional<SigningKey> find(String id) {
        return newestFirst.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Strangers may name as many keys as they like. */
    private boolean mayLook() {
        long now = System.nanoTime();
        long from = mayLookAt.get();
        return now - from >= 0 && mayLookAt.compareAndSet(from, now + LOOKS_APART.toNanos());
    }
}
