package chat.klatch.server.relay;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Connected;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database what other nodes have told: every {@link #EVERY}, and at once where a hint says that something is
 * missing. So with no hint at all everything is heard that much later. A thread of its own; any may ask for a look.
 */
final class Lookout implements AutoCloseable {
    /** Takes what was found; each returns when that was told. */
    interface Finding {
        /** Before a look is begun; says its number. */
        int begin();

        /** What is new, as look number {@code asked} found it. */
        void found(News.Found found, int asked);

        /** What was told meanwhile may be gone, but for what comes after this. */
        void lost(News.Found found);

        /** Nobody knows what was told meanwhile. */
        void blind();

        /** A node is there, or again, and these are connected to it; nobody, where it is there no more. */
        void there(String node, Map<UserId, String> users);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    static final Duration EVERY = Duration.ofSeconds(2);
    /** What clients say waits for the look that succeeds. */
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration TIDY = Duration.ofMinutes(1);
    /** Far less than news are kept: after so long without a look some may be gone. */
    private static final Duration CONTINUOUS = Duration.ofMinutes(News.KEPT_MINUTES / 2);
    /** After so long without the database, others may have gone on without us. */
    private static final Duration BLIND = Duration.ofSeconds(10);
    private static final Duration APART = Duration.ofSeconds(5);
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final Duration END_WITHIN = Duration.ofSeconds(1);
    private static final int ITEMS = 500;
    private final Postgres database;
    private final Progress progress;
    private final Finding finding;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("news").daemon().factory());
    private final ScheduledExecutorService pulse = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("pulse").daemon().factory());
    private @Nullable Instant lookedAt; // by the database's clock
    private final Outward outward;
    private final Abreast abreast;
    private final InstantSource clock;
    private volatile Set<String> well = Set.of();
    private volatile long sawAt = System.nanoTime();
    private volatile long aheadMillis;
    private long tidiedAt = System.nanoTime();
    private boolean again;
    private boolean blind;
    private boolean said;

    Lookout(Postgres database, Progress progress, Outward outward, Finding finding, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.outward = outward;
        this.progress = progress;
        this.finding = finding;
        abreast = new Abreast(System::nanoTime, clock, this::lookNow);
    }

    /** Reads how far the others are, from where on everything is heard, and goes on looking. */
    void begin() {
        progress.reached(database.read(handle -> News.since(handle, progress.self(), progress.known(), 0)).committed());
        var _ = thread.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        var _ = pulse.scheduleWithFixedDelay(this::live, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks soon; however often this is asked meanwhile, that is one look. */
    void lookNow() {
        if (wanted.compareAndSet(false, true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException _) {
                // closing: nobody is told any more
            }
        }
    }

    private void look() {
        wanted.set(false);
        abreast.lookBegins();
        try {
            int asked = finding.begin();
            var found = database.read(handle -> News.since(handle, progress.self(), progress.known(), ITEMS));
            call(found.well());
            if (lookedAt != null && lookedAt.plus(CONTINUOUS).isBefore(found.at())) {
                LOG.warn("The database was away for so long that news may be gone; everybody is asked to come again.");
                finding.lost(found);
                call(Set.of());
                call(found.well());
            } else {
                finding.found(found, asked);
            }
            saw(found);
            if (found.all()) {
                abreast.lookEnded();
            } else {
                abreast.saw();
                lookNow();
            }
        } catch (StorageException lost) {
            missed(lost);
            lookAgain();
        } catch (RuntimeException broken) {
            LOG.error("What other nodes have told could not be read.", broken);
            missed(broken);
            abreast.lookEnded(); // a fault of ours, which waiting does not mend
        }
    }

    private void lookAgain() {
        abreast.lookFailed();
        if (!again) {
            again = true;
            try {
                var _ = thread.schedule(() -> {
                    again = false;
                    look();
                }, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                // closing
            }
        }
    }

    Abreast abreast() {
        return abreast;
    }

    /** How long ago it was last seen what others have told. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sawAt);
    }

    /** By how much the clock here is before the database's; less than nothing where it is behind. */
    Duration ahead() {
        return Duration.ofMillis(aheadMillis);
    }

    /** Who is there that was not, and the other way round. */
    private void call(Set<String> now) {
        var before = well;
        before.stream().filter(node -> !now.contains(node)).forEach(node -> finding.there(node, Map.of()));
        now.stream().filter(node -> !before.contains(node))
                .forEach(node -> finding.there(node, database.read(handle -> Connected.at(handle, node))));
        well = now;
    }

    /** Whether a node has given a sign of life lately. */
    boolean isWell(String node) {
        return well.contains(node);
    }

    /** Whether any other node has given one. */
    boolean anyWell() {
        return !well.isEmpty();
    }

    private void saw(News.Found found) {
        lookedAt = found.at();
        sawAt = System.nanoTime();
        blind = false;
        said = false;
        compareClocks(found.at());
    }

    private void compareClocks(Instant at) {
        long ahead = Duration.between(at, clock.instant()).toMillis();
        if (Math.abs(ahead) > APART.toMillis() && Math.abs(aheadMillis) <= APART.toMillis()) {
            LOG.warn("The clock here and the database's are {} s apart; what is said here may get a wrong time, and "
                    + "who signs in here may have to do so again.", ahead / MILLIS_PER_SECOND);
        }
        aheadMillis = ahead;
    }

    /** Where others are, they go on without us: who stays here would be shown a past that looks like the present. */
    private void missed(RuntimeException lost) {
        if (!said) {
            LOG.warn("What other nodes have told cannot be read; trying on.", lost);
            said = true;
        }
        if (!blind && !well.isEmpty() && System.nanoTime() - sawAt > BLIND.toNanos()) {
            LOG.warn("Nothing is heard of others, who may go on; everybody here is sent away.");
            blind = true;
            finding.blind();
        }
    }

    /** On a thread of its own: a turn to write may be waited for, and no look waits for that. */
    private void live() {
        try {
            outward.live();
            if (System.nanoTime() - tidiedAt > TIDY.toNanos()) {
                tidiedAt = System.nanoTime();
                outward.tidy();
            }
        } catch (RuntimeException lost) {
            LOG.debug("No sign of life could be given.", lost);
        }
    }

    /** Stops looking; waits a little for a look that is under way. */
    @Override
    public void close() {
        pulse.shutdownNow();
        thread.shutdownNow();
        try {
            var _ = thread.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
