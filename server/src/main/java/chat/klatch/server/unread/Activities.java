package chat.klatch.server.unread;

import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.log.Head;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tells members what happens in rooms that their connections do not follow. A message only marks its room; at most once
 * in {@link #APART} a marked room is gone through, and then each user is counted once whatever number of messages came.
 * So a room costs at most one count a second and user, and only for users who are connected and look elsewhere. News
 * are noted from any thread; one thread tells.
 */
final class Activities {
    static final Duration APART = Duration.ofSeconds(1);
    private static final int USERS_AT_ONCE = 100;

    /** A connection that has not been told what it should know of a room. */
    private record Owed(RoomId room, Subscriber subscriber) {
    }

    /** A room with news: when it was gone through last, and who is waiting. */
    private static final class Course {
        private Instant last = Instant.MIN;
        private boolean everyone;
        private final Set<Subscriber> owed = new HashSet<>(0);

        boolean waiting() {
            return everyone || !owed.isEmpty();
        }
    }

    private final Database database;
    private final ReadMarkers markers;
    private final Hub hub;
    private final Runnable meanwhile;
    private final Set<RoomId> news = ConcurrentHashMap.newKeySet();
    private final Queue<Owed> owed = new ConcurrentLinkedQueue<>();
    private final Map<RoomId, Course> courses = new HashMap<>();

    /**
     * @param meanwhile
     *            runs between the parts of a large room, so that it holds up nothing else for long
     */
    Activities(Database database, ReadMarkers markers, Hub hub, Runnable meanwhile) {
        this.database = database;
        this.markers = markers;
        this.hub = hub;
        this.meanwhile = meanwhile;
    }

    /** Something happened in a room. */
    void happened(RoomId room) {
        news.add(room);
    }

    /** A connection has space again. */
    void spaceAgain(Subscriber subscriber) {
        subscriber.takeOwed().forEach(room -> owed.add(new Owed(room, subscriber)));
    }

    void tick(Instant now) {
        gather();
        for (Iterator<Map.Entry<RoomId, Course>> all = courses.entrySet().iterator(); all.hasNext();) {
            var entry = all.next();
            var course = entry.getValue();
            if (course.last.plus(APART).isAfter(now)) {
                continue;
            }
            if (course.waiting()) {
                course.last = now;
                goThrough(entry.getKey(), course);
            } else {
                all.remove();
            }
        }
    }

    private void gather() {
        for (Iterator<RoomId> rooms = news.iterator(); rooms.hasNext();) {
            var room = rooms.next();
            rooms.remove();
            courses.computeIfAbsent(room, _ -> new Course()).everyone = true;
        }
        for (Owed one = owed.poll(); one != null; one = owed.poll()) {
            courses.computeIfAbsent(one.room, _ -> new Course()).owed.add(one.subscriber);
        }
    }

    private void goThrough(RoomId room, Course course) {
        var wanting = new HashMap<UserId, List<Subscriber>>();
        if (course.everyone) {
            hub.present(room).forEach(user -> hub.of(user).forEach(subscriber -> want(room, subscriber, wanting)));
        } else {
            course.owed.forEach(subscriber -> want(room, subscriber, wanting));
        }
        course.everyone = false;
        course.owed.clear();
        var users = new ArrayList<>(wanting.keySet());
        try {
            inTurn(room, users, wanting);
        } catch (StorageException lost) {
            course.everyone = true;
            throw lost;
        }
    }

    private void inTurn(RoomId room, List<UserId> users, Map<UserId, List<Subscriber>> wanting) {
        for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
            tell(room, users.subList(from, Math.min(users.size(), from + USERS_AT_ONCE)), wanting);
            meanwhile.run();
        }
    }

    private static void want(RoomId room, Subscriber subscriber, Map<UserId, List<Subscriber>> wanting) {
        if (!subscriber.follows(room)) {
            wanting.computeIfAbsent(subscriber.user(), _ -> new ArrayList<>(1)).add(subscriber);
        }
    }

    private void tell(RoomId room, List<UserId> users, Map<UserId, List<Subscriber>> wanting) {
        long nanos = System.nanoTime();
        var counted = database.read(handle -> {
            var head = RoomLog.head(handle, room);
            var activities = new HashMap<UserId, Event>();
            head.ifPresent(at -> users.forEach(user -> activities.put(user,
                    activity(room, at, markers.committed(handle, room, user)))));
            return activities;
        });
        counted.forEach((user, activity) -> hub.tellActivity(room, wanting.getOrDefault(user, List.of()), activity,
                nanos, subscriber -> owed.add(new Owed(room, subscriber))));
    }

    private static Activity activity(RoomId room, Head head, chat.klatch.server.messages.Marker marker) {
        return new Activity(room, head.rev(), head.seq(), marker.unread(), marker.mentions());
    }
}
