package chat.klatch.server.relay;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The courses of all rooms of which something was heard lately. Of a room that was forgotten, or of which nothing was
 * heard yet, it is not known how far it was told: what comes waits until the database was asked once. One thread, but
 * for {@link #begin}.
 */
final class Courses {
    private static final int ROOMS = 20_000;
    private final Map<RoomId, RoomCourse> courses = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<RoomId> waiting = new HashSet<>();
    private final Set<RoomId> touched = new HashSet<>();
    private final Consumer<List<Posted>> telling;
    private final AtomicInteger round = new AtomicInteger();

    /**
     * @param telling
     *            tells members; one room's revs at a time, in order
     */
    Courses(Consumer<List<Posted>> telling) {
        this.telling = telling;
    }

    void add(Posted posted) {
        of(posted.room()).add(posted, round.get());
    }

    void then(RoomId room, long rev, Runnable what) {
        of(room).then(rev, what, round.get());
    }

    private RoomCourse of(RoomId room) {
        touched.add(room);
        return courses.computeIfAbsent(room, _ -> new RoomCourse());
    }

    /** It is begun to ask the database; says the number of it, for {@link #settle}. Any thread, one at a time. */
    int begin() {
        return round.incrementAndGet();
    }

    /**
     * The answer to asking number {@code asked} has been added, all of it. False where something is missing all the
     * same, which is left out then.
     */
    boolean settle(int asked) {
        boolean whole = true;
        for (RoomId room : Set.copyOf(waiting)) {
            whole &= of(room).settle(asked);
        }
        return whole;
    }

    /** Tells what is next in every room that something was added to, and does what follows. */
    void go() {
        for (RoomId room : Set.copyOf(touched)) {
            var course = of(room);
            course.go(telling);
            if (course.waits()) {
                waiting.add(room);
            } else {
                waiting.remove(room);
            }
        }
        touched.clear();
        forget();
    }

    private void forget() {
        for (Iterator<RoomId> eldest = courses.keySet().iterator(); courses.size() > ROOMS && eldest.hasNext();) {
            if (!waiting.contains(eldest.next())) {
                eldest.remove();
            }
        }
    }

    /** Whether something waits for what goes before it. */
    boolean anyWaits() {
        return !waiting.isEmpty();
    }

    /** Forgets everything: those who were told here are told no more. */
    void clear() {
        courses.clear();
        waiting.clear();
        touched.clear();
    }
}
