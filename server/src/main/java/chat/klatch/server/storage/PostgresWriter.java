package chat.klatch.server.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * All that this process writes to PostgreSQL, one transaction after the other. What fails in passing is done again; a
 * commit that got no answer is found out before anything else is written (ADR 15). Any number of threads.
 */
final class PostgresWriter {
    private static final int TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Jdbi connections;
    private final Commits commits;
    private final Duration settledWithin;
    private final Turn turn = new Turn(PATIENCE);
    private @Nullable Doubt doubt; // nothing is written before it is settled: the row tells of the last commit only
    private volatile Consumer<News.Item> published = _ -> {
    };

    /** What was done and is told, and where its commit got no answer, what became of that. */
    private record Attempt<T extends @Nullable Object>(T done, News.@Nullable Item news, @Nullable Doubt doubt) {
    }

    /** A commit that got no answer; guarded by the right to write. */
    private static final class Doubt {
        private final long number;
        private final JdbiException why;
        private Optional<Boolean> stored = Optional.empty();
        private Runnable told = () -> {
        };

        Doubt(long number, JdbiException why) {
            this.number = number;
            this.why = why;
        }
    }

    PostgresWriter(Jdbi connections, Commits commits, Duration settledWithin) {
        this.connections = connections;
        this.commits = commits;
        this.settledWithin = settledWithin;
    }

    /** About how many threads wait to write. */
    int waiting() {
        return turn.waiting();
    }

    /** Tells {@code listener} what each transaction has for other nodes, in the order of commits; it must not block. */
    void onNews(Consumer<News.Item> listener) {
        published = listener;
    }

    /**
     * Does {@code work} when nobody else writes here, after {@code locking} has taken what other processes must not
     * touch meanwhile.
     */
    <T extends @Nullable Object> T inTurn(HandleFunction<?> locking, HandleFunction<T> work,
            Consumer<T> told) {
        turn.begin();
        try {
            if (doubt != null && settle(doubt).isEmpty()) {
                throw new StorageException("writing failed", doubt.why);
            }
            var attempt = stored(locking, work, told);
            tell(attempt, told);
            return attempt.done;
        } finally {
            turn.end();
        }
    }

    private <T extends @Nullable Object> void tell(Attempt<T> attempt, Consumer<T> told) {
        if (attempt.news != null) {
            published.accept(attempt.news);
        }
        told.accept(attempt.done);
    }

    private <T extends @Nullable Object> Attempt<T> stored(HandleFunction<?> locking, HandleFunction<T> work,
            Consumer<T> told) {
        for (int tries = 1;; tries++) {
            try {
                var attempt = attempt(locking, work);
                if (attempt.doubt == null || settled(attempt.doubt, () -> tell(attempt, told))) {
                    return attempt;
                }
                throw attempt.doubt.why;
            } catch (JdbiException | StorageException broken) {
                if (tries == TRIES || !PostgresFaults.passes(broken)) {
                    throw Postgres.failed("writing", broken);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos() * tries);
            }
        }
    }

    private <T extends @Nullable Object> Attempt<T> attempt(HandleFunction<?> locking, HandleFunction<T> work) {
        var handle = connections.open();
        try {
            handle.begin();
            long number = commits.next(handle);
            locking.on(handle);
            T done = work.on(handle);
            var news = commits.keep(handle, number);
            return new Attempt<>(done, news, commit(handle, number));
        } finally {
            release(handle);
        }
    }

    private static @Nullable Doubt commit(Handle handle, long number) {
        try {
            handle.commit();
            return null;
        } catch (JdbiException broken) {
            if (PostgresFaults.answered(broken)) {
                throw broken;
            }
            return new Doubt(number, broken);
        }
    }

    private static void release(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException _) {
            return; // the pool drops what is broken, and whoever used it knows
        }
    }

    /** Whether it was stored after all; the old transaction has ended by then, one way or the other. */
    private boolean settled(Doubt asked, Runnable told) {
        doubt = asked;
        long until = System.nanoTime() + settledWithin.toNanos();
        while (settle(asked).isEmpty()) {
            if (System.nanoTime() - until > 0) {
                asked.told = told; // when it is known, whoever asks then
                throw new OutcomeUnknown(asked.why, () -> ask(asked));
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return asked.stored.orElseThrow();
    }

    private Optional<Boolean> settle(Doubt asked) {
        if (asked.stored.isEmpty()) {
            asked.stored = commits.stored(asked.number);
            asked.stored.ifPresent(stored -> {
                doubt = null;
                if (stored) {
                    asked.told.run();
                }
            });
        }
        return asked.stored;
    }

    private Optional<Boolean> ask(Doubt asked) {
        try {
            turn.begin();
        } catch (StorageException _) {
            return Optional.empty();
        }
        try {
            return asked.stored.isPresent() ? asked.stored : settle(asked);
        } finally {
            turn.end();
        }
    }

    /**
     * Runs {@code end} when nothing is being written any more, and nothing will be; false where that takes too long.
     */
    boolean end(Duration within, Runnable end) {
        if (!turn.tryBegin(within)) {
            return false;
        }
        try {
            end.run();
            return true;
        } finally {
            turn.end();
        }
    }
}
