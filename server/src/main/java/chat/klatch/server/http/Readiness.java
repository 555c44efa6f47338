package chat.klatch.server.http;

import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether storage takes a write. Only a commit tells: a disk that is full or read-only shows no sooner. Anybody may
 * ask, so the disk is asked at most once in {@link #KEPT} and all who ask meanwhile get the same answer; a disk that
 * gives none within {@link #PATIENCE} has failed, and nobody waits for it any more until it does. Any number of
 * threads.
 */
final class Readiness {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Database database;
    private final InstantSource clock;
    private CompletableFuture<Boolean> latest = CompletableFuture.completedFuture(false);
    private Instant askedAt = Instant.EPOCH;

    Readiness(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean writable() {
        try {
            return ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> ask() {
        var now = clock.instant();
        boolean old = Duration.between(askedAt, now).abs().compareTo(KEPT) >= 0;
        if (Duration.between(askedAt, now).abs().compareTo(PATIENCE) >= 0 && !latest.isDone()) {
            return CompletableFuture.completedFuture(false);
        }
        if (old && latest.isDone()) {
            askedAt = now;
            latest = CompletableFuture.supplyAsync(this::commits, Thread.ofPlatform().name("ready").daemon()::start);
        }
        return latest;
    }

    private boolean commits() {
        try {
            database.requireWritable();
            return true;
        } catch (StorageException _) {
            return false;
        }
    }
}
