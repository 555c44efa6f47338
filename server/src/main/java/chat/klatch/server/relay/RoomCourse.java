package chat.klatch.server.relay;

import chat.klatch.protocol.frame.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One room's revs as they are told here: each once, and each after the one before it, from whichever node and however
 * often they come. What has come too early waits. One thread.
 */
final class RoomCourse {
    private static final long UNKNOWN = -1;

    /** What is to be done at one rev: first it is told, then what follows on it. */
    private static final class Step {
        private final int round;
        private @Nullable Posted posted;
        private final List<Runnable> then = new ArrayList<>(0);

        Step(int round) {
            this.round = round;
        }
    }

    private final TreeMap<Long, Step> steps = new TreeMap<>();
    private long told = UNKNOWN;

    /**
     * A rev has come.
     *
     * @param round
     *            how often it was begun to ask the database for what is new
     */
    void add(Posted posted, int round) {
        long rev = posted.message().rev();
        if (told == UNKNOWN || rev > told) {
            var step = steps.computeIfAbsent(rev, _ -> new Step(round));
            step.posted = step.posted == null ? posted : step.posted;
        }
    }

    /** Something follows on {@code rev}, and goes before the next. */
    void then(long rev, Runnable what, int round) {
        steps.computeIfAbsent(rev, _ -> new Step(round)).then.add(what);
    }

    /** Whether something waits for what goes before it. */
    boolean waits() {
        return !steps.isEmpty();
    }

    /**
     * Everything that was committed before {@code round} was begun has been added: so a first step from before it has
     * nothing before it that was not told. False where that contradicts what was told.
     */
    boolean settle(int round) {
        var first = steps.isEmpty() ? null : steps.firstEntry();
        if (first == null || first.getValue().round >= round || isDue(first.getKey(), first.getValue())) {
            return true;
        }
        boolean consistent = told == UNKNOWN;
        told = first.getValue().posted == null ? first.getKey() : first.getKey() - 1;
        return consistent;
    }

    /** Whether nothing has to come before it: what it waited for may have come with the rest. */
    private boolean isDue(long rev, Step step) {
        return told != UNKNOWN && (rev <= told || rev == told + 1 && step.posted != null);
    }

    /** Tells what is next, and does what follows on it, as far as that goes. */
    void go(Consumer<List<Posted>> telling) {
        var next = new ArrayList<Posted>();
        while (told != UNKNOWN && !steps.isEmpty()) {
            long rev = steps.firstKey();
            var step = steps.firstEntry().getValue();
            if (!isDue(rev, step)) {
                break;
            }
            steps.remove(rev);
            if (rev > told && step.posted != null) {
                told = rev;
                next.add(step.posted);
            }
            if (!step.then.isEmpty()) {
                tell(next, telling);
                step.then.forEach(Runnable::run);
            }
        }
        tell(next, telling);
    }

    private static void tell(List<Posted> next, Consumer<List<Posted>> telling) {
        if (!next.isEmpty()) {
            telling.accept(List.copyOf(next));
            next.clear();
        }
    }
}
