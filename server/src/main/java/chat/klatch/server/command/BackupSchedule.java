package chat.klatch.server.command;

import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.model.BackupTrouble;
import chat.klatch.server.net.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of the place it runs in, by a plan: each is restored aside before it counts, and only then do old ones
 * go. Also looks whether the newest is still the file that was tried; one that is not is tried again, and where it
 * fails another is made at once. Whatever goes wrong is told and tried again, and stops nothing else. A thread of its
 * own; any number of threads ask.
 */
public final class BackupSchedule implements AutoCloseable {
    private record Tried(BackupFolder.Found file, Verification.Verified held) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration END_WITHIN = Duration.ofSeconds(1);
    private final Path data;
    private final BackupPlan plan;
    private final BackupFolder folder;
    private final String build;
    private final InstantSource clock;
    private final InstantSource steady;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("backups").daemon().factory());
    private boolean begun;
    private BackupFolder.@Nullable Found known;
    private Instant next = Instant.MIN;
    private Instant pause = Instant.MIN;
    private volatile @Nullable Tried good;
    private volatile @Nullable BackupTrouble trouble = BackupTrouble.MISSING;
    private final AtomicLong failures = new AtomicLong();

    /**
     * @param data
     *            the folder of the place
     */
    public BackupSchedule(Path data, BackupPlan plan, String build, InstantSource clock) {
        this.data = data;
        this.plan = plan;
        this.build = build;
        this.clock = clock;
        steady = new SteadyClock(clock);
        folder = new BackupFolder(plan.folder());
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!steady.instant().isBefore(pause)) {
            try {
                lookNow();
            } catch (RuntimeException broken) {
                LOG.error("A fault of ours kept a backup from being made.", broken);
                fail(BackupTrouble.FAILED, new NotDone("No backup was made."));
            }
        }
    }

    private void lookNow() {
        try {
            if (!begun) {
                folder.clear();
                begun = true;
            }
            var newest = folder.newest(clock.instant());
            if (!newest.equals(Optional.ofNullable(known))) {
                adopt(newest.orElse(null));
            }
            if (!clock.instant().isBefore(next)) {
                make();
            }
        } catch (NotDone broken) {
            fail(BackupTrouble.FAILED, broken);
        } catch (IOException broken) {
            fail(BackupTrouble.FAILED, NotDone.because("The folder of the backups cannot be used", broken));
        }
    }

    /** What is there without our having made it just now: found at the start, or changed since. */
    private void adopt(BackupFolder.@Nullable Found newest) {
        known = newest;
        good = null;
        if (newest == null) {
            trouble = BackupTrouble.MISSING;
            next = Instant.MIN;
            return;
        }
        try {
            accept(newest);
        } catch (NotDone damaged) {
            tell(BackupTrouble.DAMAGED, damaged);
            next = Instant.MIN;
        }
    }

    private void accept(BackupFolder.Found newest) {
        var held = new Verification(newest.file(), folder.path()).run();
        good = new Tried(newest, held);
        trouble = null;
        next = Instant.ofEpochMilli(held.takenAt()).plus(plan.every());
    }

    private void make() throws IOException {
        folder.make();
        var file = folder.named(clock.instant());
        var _ = new Backup(data, build, clock).to(file);
        var made = folder.newest(clock.instant()).filter(newest -> newest.file().equals(file)).orElseThrow(
                () -> new NotDone("A backup was made, and there is a newer one already: is the clock right?"));
        try {
            accept(made);
        } catch (NotDone damaged) {
            Files.deleteIfExists(file); // else one more of its kind would stay at every try
            throw damaged;
        }
        known = made;
        folder.prune(plan.keep(), clock.instant());
        LOG.info("A backup was made and restored for a try: {}, {} bytes.", file, made.bytes());
    }

    private void fail(BackupTrouble what, NotDone why) {
        pause = steady.instant().plus(AGAIN);
        tell(what, why);
    }

    private void tell(BackupTrouble what, NotDone why) {
        trouble = what;
        failures.incrementAndGet();
        LOG.warn("A backup is not as it should be. {}", why.getMessage());
    }

    /** How the backups stand. */
    public Backups told() {
        var newest = good;
        var wrong = trouble;
        if (newest == null) {
            return new Backups(true, wrong == null ? BackupTrouble.MISSING : wrong, null, null, null);
        }
        boolean late = clock.instant()
                .isAfter(Instant.ofEpochMilli(newest.held.takenAt()).plus(plan.every().multipliedBy(2)));
        return new Backups(true, wrong == null && late ? BackupTrouble.LATE : wrong, newest.held.takenAt(),
                newest.file.bytes(), newest.held.messages());
    }

    /** When the newest good one was taken, in seconds since 1970; 0 where there is none. */
    public long newestSeconds() {
        var newest = good;
        return newest == null ? 0 : TimeUnit.MILLISECONDS.toSeconds(newest.held.takenAt());
    }

    /** How often something went wrong. */
    public long failures() {
        return failures.get();
    }

    /** Begins nothing more; waits a little for what is under way, and leaves the rest to the next start. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            var _ = timer.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
