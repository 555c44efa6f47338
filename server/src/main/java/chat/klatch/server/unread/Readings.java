package chat.klatch.server.unread;

import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.OutcomeUnknown;
import chat.klatch.server.storage.RoomLocks;
import chat.klatch.server.storage.StorageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Moves read markers. What a user says of a room replaces what waits of it, so none is lost however fast they come: a
 * user's rooms have their turn as often as the limit allows, and everybody's turn is one commit. A move is told to all
 * connections of its user; where nothing moved, only who asked hears where the marker is, for they wait for it. Wishes
 * come from any thread; one thread moves, and tells after the commit.
 */
final class Readings {
    private static final int MOVES_PER_COMMIT = 256;

    private record Place(UserId user, RoomId room) {
    }

    /** What is to be done, and the connections that asked for it. */
    private record Wish(Place place, Read read, Set<Subscriber> askers, Consumer<RuntimeException> refused) {
    }

    /** A marker, and the connections that are to hear of it. */
    private record Telling(Place place, Set<Subscriber> connections) {
    }

    private final Database database;
    private final ReadMarkers markers;
    private final Hub hub;
    private final RateLimits limits;
    private final Map<UserId, Map<RoomId, Wish>> waiting = new LinkedHashMap<>();
    private final Queue<Telling> again = new ConcurrentLinkedQueue<>();

    Readings(Database database, ReadMarkers markers, Hub hub, RateLimits limits) {
        this.database = database;
        this.markers = markers;
        this.hub = hub;
        this.limits = limits;
    }

    /** Has a marker moved soon. {@code refused} is told if it may not be. */
    synchronized void read(Subscriber asker, Read read, Consumer<RuntimeException> refused) {
        var wish = new Wish(new Place(asker.user(), read.room()), read, Set.of(asker), refused);
        waiting.computeIfAbsent(asker.user(), _ -> new LinkedHashMap<>(1)).merge(read.room(), wish, Readings::newest);
    }

    /** What two wishes come to: a step back starts anew, and otherwise a marker only grows. */
    private static Wish newest(Wish before, Wish now) {
        var askers = together(before.askers, now.askers);
        if (now.read.back() || now.read.seq() > before.read.seq() && !before.read.back()) {
            return new Wish(now.place, now.read, askers, now.refused);
        }
        long seq = Math.max(before.read.seq(), now.read.seq());
        return new Wish(now.place, new Read(now.read.room(), seq, before.read.back()), askers, now.refused);
    }

    private static Set<Subscriber> together(Set<Subscriber> some, Set<Subscriber> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** A marker was moved elsewhere; soon all connections of its user are told. */
    void heed(UserId user, RoomId room) {
        again.add(new Telling(new Place(user, room), hub.of(user)));
    }

    void tick() {
        var turn = turn();
        var told = new LinkedHashMap<Place, Set<Subscriber>>();
        for (Telling one = again.poll(); one != null; one = again.poll()) {
            told.merge(one.place, one.connections, Readings::together);
        }
        try {
            if (!turn.isEmpty()) {
                move(turn).forEach((place, who) -> told.merge(place, who, Readings::together));
            }
            tell(told);
        } catch (StorageException | OutcomeUnknown lost) {
            turn.forEach(this::keep);
            told.forEach((place, who) -> again.add(new Telling(place, who)));
            throw lost;
        }
    }

    /** Those who may: each user's oldest wishes, as far as the limit goes. */
    private synchronized List<Wish> turn() {
        var turn = new ArrayList<Wish>();
        for (Iterator<Map<RoomId, Wish>> users = waiting.values().iterator(); users.hasNext();) {
            var wishes = users.next().values().iterator();
            while (wishes.hasNext() && turn.size() < MOVES_PER_COMMIT) {
                var wish = wishes.next();
                if (!limits.mayRead(wish.place.user)) {
                    break;
                }
                turn.add(wish);
                wishes.remove();
            }
            if (!wishes.hasNext()) {
                users.remove();
            }
        }
        return turn;
    }

    /** What could not be stored waits again, behind what has come since. */
    private synchronized void keep(Wish wish) {
        waiting.computeIfAbsent(wish.place.user, _ -> new LinkedHashMap<>(1)).merge(wish.place.room, wish,
                (since, old) -> newest(old, since));
    }

    /** Who is to be told of which marker. */
    private Map<Place, Set<Subscriber>> move(List<Wish> turn) {
        var refusals = new LinkedHashMap<Wish, Refused>();
        var moved = new HashSet<Place>();
        database.write(handle -> {
            refusals.clear();
            moved.clear();
            RoomLocks.take(handle, turn.stream().map(wish -> wish.read.room()).collect(Collectors.toSet()));
            for (Wish wish : turn) {
                try {
                    if (markers.move(handle, wish.place.user, wish.read)) {
                        moved.add(wish.place);
                        News.tell(handle, new Note.Marker(wish.place.room, wish.place.user));
                    }
                } catch (Refused no) {
                    refusals.put(wish, no);
                }
            }
            return turn.size();
        });
        refusals.forEach((wish, no) -> wish.refused.accept(no));
        var told = new LinkedHashMap<Place, Set<Subscriber>>();
        turn.stream().filter(wish -> !refusals.containsKey(wish)).forEach(wish -> told.put(wish.place,
                moved.contains(wish.place) ? hub.of(wish.place.user) : wish.askers));
        return told;
    }

    /** Counted after the commit, where it holds up no writer. */
    private void tell(Map<Place, Set<Subscriber>> told) {
        if (told.isEmpty()) {
            return;
        }
        long nanos = System.nanoTime();
        var counted = database.read(handle -> {
            var all = new LinkedHashMap<Place, MarkerMoved>();
            for (Place place : told.keySet()) {
                var marker = markers.committed(handle, place.room, place.user);
                all.put(place, new MarkerMoved(place.room, marker.seq(), marker.unread(), marker.mentions()));
            }
            return all;
        });
        counted.forEach((place, marker) -> {
            var telling = new Telling(place, told.getOrDefault(place, Set.of()));
            hub.tellMarker(place.room, telling.connections, marker, nanos, () -> again.add(telling));
        });
    }

    /** Closing: what still waits is moved without regard to the limit. */
    void finish() {
        List<Wish> rest;
        synchronized (this) {
            rest = waiting.values().stream().flatMap(wishes -> wishes.values().stream()).toList();
            waiting.clear();
        }
        if (!rest.isEmpty()) {
            move(rest);
        }
    }
}
