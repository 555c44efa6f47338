package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.api.RoomCalls;
import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.Leave;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the signed-in user, each with its sync. The first of them are joined, so that what is unread is counted
 * live; of the others the server tells the counts. What was opened stays joined, the last of it; longest ago is left.
 * One thread.
 */
public final class RoomBook {
    private static final int JOINED = Math.min(50, Limits.ROOMS_JOINED);
    private static final int OPEN = Math.min(150, Limits.ROOMS_JOINED);
    /** Who is told of what changes here. */
    public interface Listener {
        void timelineChanged(RoomId room);

        void roomsChanged();

        /** The user can see the room no more, or is a member of it no more. */
        void roomGone(Room room);

        @Nullable
        Long heardUpTo(Room room);

        void logged(RoomId room, List<Message> changes, long upTo, boolean whole);
    }

    private final Connection connection;
    private final Outbox outbox;
    private final Clock clock;
    private final MoreRooms more;
    private final Listener listener;
    private final Set<RoomId> told = new HashSet<>();
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Map<RoomId, RoomSync> syncs = new LinkedHashMap<>();
    private String epoch = "";
    private @Nullable UserId me;
    private @Nullable Room visited;

    public RoomBook(Connection connection, Outbox outbox, Clock clock, RoomCalls calls, Listener listener) {
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.listener = listener;
        more = new MoreRooms(calls, clock);
    }

    /** Begins anew for another user. */
    public void open(UserId user) {
        close();
        me = user;
    }

    /** Nobody is signed in: nothing of the rooms stays. */
    public void close() {
        me = null;
        visited = null;
        epoch = "";
        more.drop();
        told.clear();
        rooms.clear();
        syncs.values().forEach(RoomSync::close);
        syncs.clear();
    }

    /** A new socket is signed in: takes up every room from where it was. */
    public void welcomed(Welcome welcome) {
        if (!epoch.equals(welcome.epoch())) {
            epoch = welcome.epoch();
            syncs.values().forEach(RoomSync::forget);
            outbox.restored(epoch);
        }
        told.clear();
        var named = welcome.rooms();
        if (named != null) {
            list(named, welcome.more());
        }
        List.copyOf(syncs.values()).forEach(RoomSync::join);
        listener.roomsChanged();
    }

    /** What a whole list does not name is gone; an unfinished one is fetched to its end. */
    private void list(List<Room> named, boolean unfinished) {
        named.forEach(this::put);
        if (unfinished) {
            more.fetch(rest -> {
                rest.stream().filter(room -> !told.contains(room.id())).forEach(this::put);
                keepOnlyTold();
                List.copyOf(syncs.values()).stream().filter(sync -> !sync.loaded()).forEach(RoomSync::join);
                listener.roomsChanged();
            });
        } else {
            more.drop();
            keepOnlyTold();
        }
    }

    private void keepOnlyTold() {
        List.copyOf(rooms.keySet()).stream().filter(room -> !told.contains(room)).forEach(this::lose);
    }

    private void put(Room room) {
        told.add(room.id());
        rooms.put(room.id(), room);
        follow(room.id());
    }

    /** Keeps a room of this user joined, as far as that is bounded. */
    private void follow(RoomId room) {
        if (syncs.size() < JOINED) {
            sync(room);
        }
    }

    /** Joins the room, and keeps it joined; where too many are, the one that was opened longest ago is left. */
    public void open(RoomId room) {
        var known = syncs.remove(room);
        if (known != null) {
            syncs.put(room, known);
        }
        sync(room).join();
        while (syncs.size() > OPEN) {
            leave(syncs.keySet().iterator().next());
        }
    }

    /**
     * Opens a room that this user can read and is not in, until the visit ends, another begins, or they are in it. A
     * room of their own needs no visit.
     */
    public void visit(Room room) {
        endVisit();
        if (me != null && !rooms.containsKey(room.id())) {
            visited = room;
            open(room.id());
            listener.roomsChanged();
        }
    }

    /** The visited room is followed no more; nothing where there is none. */
    public void endVisit() {
        var room = visited;
        visited = null;
        if (room != null) {
            leave(room.id());
        }
    }

    /** The room that is visited, as it was last told; null where there is none. */
    public @Nullable Room visited() {
        return visited;
    }

    private boolean isVisited(RoomId room) {
        return visited != null && visited.id().equals(room);
    }

    /** A visitor has no marker: the server would refuse to move it. */
    public void read(RoomId room, long seq) {
        if (!isVisited(room)) {
            sync(room).read(seq);
        }
    }

    private void leave(RoomId room) {
        rooms.computeIfPresent(room, (_, known) -> live(known));
        forget(room);
        connection.ask(id -> new Leave(id, room), _ -> {
            // whatever still comes of it is not listened to
        });
    }

    /** What the room shows; made where it is asked for first. */
    public RoomSync sync(RoomId room) {
        var user = me;
        if (user == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return syncs.computeIfAbsent(room, id -> {
            var made = new RoomSync(id, user, connection, outbox, clock, keeper(id));
            var known = rooms.get(id);
            made.heardUpTo(known == null ? null : listener.heardUpTo(known));
            return made;
        });
    }

    private RoomSync.Keeper keeper(RoomId id) {
        return new RoomSync.Keeper() {
            @Override
            public void changed() {
                listener.timelineChanged(id);
                listener.roomsChanged();
            }

            @Override
            public void logged(List<Message> changes, long upTo, boolean whole) {
                listener.logged(id, changes, upTo, whole);
            }

            @Override
            public void gone() {
                RoomBook.this.gone(id);
            }

            @Override
            public boolean direct() {
                var known = rooms.get(id);
                return known != null && known.kind() == RoomKind.DIRECT;
            }
        };
    }

    public void posted(Posted change) {
        var sync = syncs.get(change.room());
        if (sync != null) {
            sync.posted(change.message());
        }
    }

    public void moved(MarkerMoved marker) {
        rooms.computeIfPresent(marker.room(), (id, room) -> counted(room, room.rev(), room.seq(), marker.seq(),
                marker.unread(), marker.mentions()));
        var sync = syncs.get(marker.room());
        if (sync != null) {
            sync.moved(marker);
        } else {
            listener.roomsChanged();
        }
    }

    /** Something happened in a room that is not joined. */
    public void active(Activity news) {
        rooms.computeIfPresent(news.room(), (id, room) -> counted(room, news.rev(), news.seq(), room.read(),
                news.unread(), news.mentions()));
        listener.roomsChanged();
    }

    /** A room is new or has changed, or this user is a member of it no more. */
    public void changed(Room room) {
        boolean mine = room.role() != null || room.kind() == RoomKind.DIRECT;
        boolean known = rooms.containsKey(room.id());
        told.add(room.id());
        if (isVisited(room.id())) {
            visited = mine ? null : room;
        }
        if (mine) {
            rooms.put(room.id(), room);
        } else if (known) {
            lose(room.id());
        }
        if (mine && !known) {
            follow(room.id());
            var sync = syncs.get(room.id());
            if (sync != null) {
                sync.join();
            }
        }
        listener.roomsChanged();
    }

    /** A room that was told otherwise than by the socket, which may be quicker. */
    public void met(Room room) {
        if (me != null && !rooms.containsKey(room.id())) {
            changed(room);
        }
    }

    /** The server has counted the members of a room. */
    public void counted(Room told) {
        var known = isVisited(told.id()) ? visited : rooms.get(told.id());
        if (known == null || known.members() == told.members()) {
            return;
        }
        var now = new Room(known.id(), known.name(), known.kind(), known.topic(), known.rev(), known.seq(),
                known.read(), known.unread(), known.mentions(), told.members(), known.role(), known.archived(),
                known.muted(), known.users());
        if (isVisited(told.id())) {
            visited = now;
        } else {
            rooms.put(told.id(), now);
        }
        listener.roomsChanged();
    }

    /** The user can see the room no more: nothing of it stays. */
    public void gone(RoomId room) {
        told.add(room);
        visited = isVisited(room) ? null : visited;
        lose(room);
        listener.roomsChanged();
    }

    private void lose(RoomId room) {
        var known = rooms.remove(room);
        forget(room);
        if (known != null) {
            listener.roomGone(known);
        }
    }

    private void forget(RoomId room) {
        var sync = syncs.remove(room);
        if (sync != null) {
            sync.close();
            outbox.left(room);
        }
    }

    public String epoch() {
        return epoch;
    }

    /** The rooms, with live counts where they are joined. */
    public List<Room> rooms() {
        var shown = new ArrayList<Room>(rooms.size());
        rooms.values().forEach(room -> shown.add(live(room)));
        return shown;
    }

    /** Somebody has another name: direct rooms are called by it. */
    public void renamed(User user) {
        for (Room room : List.copyOf(rooms.values())) {
            var users = room.users();
            if (users != null && users.stream().anyMatch(one -> one.id().equals(user.id()))) {
                rooms.put(room.id(), withUsers(room,
                        users.stream().map(one -> one.id().equals(user.id()) ? user : one).toList()));
            }
        }
    }

    private static Room withUsers(Room room, List<User> users) {
        return new Room(room.id(), room.name(), room.kind(), room.topic(), room.rev(), room.seq(), room.read(),
                room.unread(), room.mentions(), room.members(), room.role(), room.archived(), room.muted(), users);
    }

    private Room live(Room room) {
        var sync = syncs.get(room.id());
        if (sync == null || !sync.loaded()) {
            return room;
        }
        var unread = sync.unread();
        return counted(room, sync.cursor(), Math.max(room.seq(), sync.newest()), unread.marker(), unread.count(),
                unread.mentions());
    }

    private static Room counted(Room room, long rev, long seq, long read, int unread, int mentions) {
        return new Room(room.id(), room.name(), room.kind(), room.topic(), rev, seq, read, unread, mentions,
                room.members(), room.role(), room.archived(), room.muted(), room.users());
    }
}
