package chat.klatch.server.unread;

import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.StorageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Moves read markers. What a user says of a room replaces what waits of it, so none is lost however fast they come: a
 * user's rooms have their turn as often as the limit allows, and everybody's turn is one commit. Wishes come from any
 * thread; one thread moves, and tells after the commit.
 */
final class Readings {
    private static final int MOVES_PER_COMMIT = 256;

    private record Place(UserId user, RoomId room) {
    }

    private record Wish(Place place, Read read, Consumer<RuntimeException> refused) {
    }

    private final Database database;
    private final ReadMarkers markers;
    private final Hub hub;
    private final RateLimits limits;
    private final Map<UserId, Map<RoomId, Wish>> waiting = new LinkedHashMap<>();
    private final Queue<Place> again = new ConcurrentLinkedQueue<>();

    Readings(Database database, ReadMarkers markers, Hub hub, RateLimits limits) {
        this.database = database;
        this.markers = markers;
        this.hub = hub;
        this.limits = limits;
    }

    /** Has a marker moved soon. {@code refused} is told if it may not be. */
    synchronized void read(UserId user, Read read, Consumer<RuntimeException> refused) {
        waiting.computeIfAbsent(user, _ -> new LinkedHashMap<>(1)).merge(read.room(),
                new Wish(new Place(user, read.room()), read, refused), Readings::newest);
    }

    /** What two wishes come to: a step back starts anew, and otherwise a marker only grows. */
    private static Wish newest(Wish before, Wish now) {
        if (now.read.back() || now.read.seq() > before.read.seq() && !before.read.back()) {
            return now;
        }
        long seq = Math.max(before.read.seq(), now.read.seq());
        return new Wish(now.place, new Read(now.read.room(), seq, before.read.back()), now.refused);
    }

    void tick() {
        var turn = turn();
        var told = new LinkedHashSet<Place>();
        for (Place place = again.poll(); place != null; place = again.poll()) {
            told.add(place);
        }
        try {
            if (!turn.isEmpty()) {
                told.addAll(move(turn));
            }
            tell(told);
        } catch (StorageException lost) {
            turn.forEach(this::keep);
            again.addAll(told);
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

    private List<Place> move(List<Wish> turn) {
        var refusals = new LinkedHashMap<Wish, Refused>();
        var moved = new ArrayList<Place>();
        database.write(handle -> {
            refusals.clear();
            moved.clear();
            for (Wish wish : turn) {
                try {
                    markers.move(handle, wish.place.user, wish.read);
                    moved.add(wish.place);
                } catch (Refused no) {
                    refusals.put(wish, no);
                }
            }
            return turn.size();
        });
        refusals.forEach((wish, no) -> wish.refused.accept(no));
        return moved;
    }

    /** Counted after the commit, where it holds up no writer. */
    private void tell(Iterable<Place> places) {
        if (!places.iterator().hasNext()) {
            return;
        }
        long nanos = System.nanoTime();
        var counted = database.read(handle -> {
            var all = new LinkedHashMap<Place, MarkerMoved>();
            for (Place place : places) {
                var marker = markers.of(handle, place.room, place.user);
                all.put(place, new MarkerMoved(place.room, marker.seq(), marker.unread(), marker.mentions()));
            }
            return all;
        });
        counted.forEach((place, moved) -> hub.tellMarker(place.room, place.user, moved, nanos, () -> again.add(place)));
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
