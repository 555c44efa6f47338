package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.api.RoomCalls;
import chat.klatch.client.connection.Connection;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the signed-in user: what the server tells of them, which of them are followed ({@link Followed}), and
 * how far each is read. Of those that are not followed the server tells the counts. One thread.
 */
public final class RoomBook {
    /** Who is told of what changes here. */
    public interface Listener {
        void timelineChanged(RoomId room);

        void roomsChanged();

        void roomCame(Room room);

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
    private final ReadMarkers markers;
    private final Listener listener;
    private final Listed listed = new Listed();
    private final Followed followed = new Followed(this::made);
    private String epoch = "";
    private @Nullable UserId me;

    public RoomBook(Connection connection, Outbox outbox, Clock clock, RoomCalls calls, Listener listener) {
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.listener = listener;
        more = new MoreRooms(calls, clock);
        markers = new ReadMarkers(connection);
    }

    /** Begins anew for another user. */
    public void open(UserId user) {
        close();
        me = user;
    }

    /** Nobody is signed in: nothing of the rooms stays. */
    public void close() {
        me = null;
        epoch = "";
        more.drop();
        listed.clear();
        followed.clear();
        markers.clear();
    }

    /** A new socket is signed in: takes up every room from where it was. */
    public void welcomed(Welcome welcome) {
        if (!epoch.equals(welcome.epoch())) {
            epoch = welcome.epoch();
            followed.restored();
            markers.restored();
            outbox.restored(epoch);
        }
        listed.begin();
        outbox.listing();
        var named = welcome.rooms();
        if (named != null) {
            list(named, welcome.more());
        }
        followed.joinAll();
        listener.roomsChanged();
    }

    /** What a whole list does not name is gone; an unfinished one is fetched to its end. */
    private void list(List<Room> named, boolean unfinished) {
        named.forEach(this::put);
        if (unfinished) {
            more.fetch(rest -> {
                rest.stream().filter(room -> !listed.isTold(room.id())).forEach(this::put);
                listed.untold().forEach(this::lose);
                outbox.listed(listed::holds);
                followed.joinNew();
                listener.roomsChanged();
            });
        } else {
            more.drop();
            listed.untold().forEach(this::lose);
            outbox.listed(listed::holds);
        }
    }

    private void put(Room room) {
        listed.tell(room.id());
        listed.put(room);
        followed.follow(room.id());
        if (followed.get(room.id()) == null) {
            markers.repeat(room.id(), room.read());
        }
    }

    /** Joins the room, and keeps it joined; where too many are, the one that was opened longest ago is left. */
    public void open(RoomId room) {
        var tooMany = followed.open(room);
        followed.of(room).join();
        tooMany.forEach(this::leave);
    }

    /** Somebody looks at the room: it is the last to be left, and the first to be joined again. */
    public void look(RoomId room) {
        followed.look(room);
    }

    /**
     * Opens a room that this user can read and is not in, until the visit ends, another begins, or they are in it. A
     * room of their own needs no visit.
     */
    public void visit(Room room) {
        endVisit();
        if (me != null && !listed.holds(room.id())) {
            listed.visit(room);
            open(room.id());
            listener.roomsChanged();
        }
    }

    /** The visited room is followed no more; nothing where there is none. */
    public void endVisit() {
        var room = listed.visited();
        listed.visit(null);
        if (room != null) {
            leave(room.id());
        }
    }

    /** The room that is visited, as it was last told; null where there is none. */
    public @Nullable Room visited() {
        return listed.visited();
    }

    private void leave(RoomId room) {
        var known = listed.get(room);
        if (known != null) {
            listed.put(live(known));
        }
        forget(room);
        connection.ask(id -> new Leave(id, room), _ -> {
            // whatever still comes of it is not listened to
        });
    }

    /** Also of a room that is not joined; a visitor has no marker: the server would refuse to move it. */
    public void read(RoomId room, long seq) {
        var sync = followed.get(room);
        var known = listed.get(room);
        if (sync != null && !listed.isVisited(room)) {
            sync.read(seq);
        } else if (sync == null && known != null) {
            markers.of(room).read(Math.min(seq, known.seq()), known.read());
        }
    }

    /** What of the room is shown; it is followed from where that is asked for first. */
    public Stretch stretch(RoomId room) {
        return followed.of(room).stretch();
    }

    /** What comes after {@code seq} is unread again; also in a room that is not joined, as {@link #read}. */
    public void unreadFrom(RoomId room, long seq) {
        var sync = followed.get(room);
        if (sync != null) {
            sync.unreadFrom(seq);
        } else if (listed.get(room) != null) {
            markers.of(room).back(seq);
        }
    }

    private RoomSync made(RoomId room) {
        var user = me;
        if (user == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        var made = new RoomSync(room, user, connection, outbox, clock, markers.of(room), keeper(room));
        var known = listed.get(room);
        made.heardUpTo(known == null ? null : listener.heardUpTo(known));
        return made;
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
                var known = listed.get(id);
                return known != null && known.kind() == RoomKind.DIRECT;
            }
        };
    }

    public void posted(Posted change) {
        var sync = followed.get(change.room());
        if (sync != null) {
            sync.posted(change.message());
        }
    }

    public void moved(MarkerMoved marker) {
        var known = listed.get(marker.room());
        if (known != null) {
            listed.count(known.id(), known.rev(), known.seq(), marker.seq(), marker.unread(), marker.mentions());
        }
        var sync = followed.get(marker.room());
        if (sync != null) {
            sync.moved(marker);
        } else if (known != null) {
            markers.of(known.id()).told(marker.seq(), marker.seq() < known.read());
            listener.roomsChanged();
        }
    }

    /** Something happened in a room that is not joined. */
    public void active(Activity news) {
        var known = listed.get(news.room());
        if (known != null) {
            listed.count(known.id(), news.rev(), news.seq(), known.read(), news.unread(), news.mentions());
        }
        listener.roomsChanged();
    }

    /** A room is new or has changed, or this user is a member of it no more. */
    public void changed(Room room) {
        boolean known = listed.holds(room.id());
        take(room);
        if (!known && listed.holds(room.id())) {
            listener.roomCame(room);
        }
    }

    private void take(Room room) {
        boolean mine = room.role() != null || room.kind() == RoomKind.DIRECT;
        boolean known = listed.holds(room.id());
        listed.tell(room.id());
        if (listed.isVisited(room.id())) {
            listed.visit(mine ? null : room);
        }
        if (mine) {
            listed.put(room);
        } else if (known) {
            lose(room.id());
        }
        if (mine && !known) {
            followed.follow(room.id());
            var sync = followed.get(room.id());
            if (sync != null) {
                sync.join();
            }
        }
        listener.roomsChanged();
    }

    /** A room that was told otherwise than by the socket, which may be quicker. */
    public void met(Room room) {
        if (me != null && !listed.holds(room.id())) {
            take(room);
        }
    }

    /** The server has counted the members of a room. */
    public void counted(Room told) {
        if (listed.people(told.id(), told.members())) {
            listener.roomsChanged();
        }
    }

    /** The user can see the room no more: nothing of it stays. */
    public void gone(RoomId room) {
        listed.tell(room);
        if (listed.isVisited(room)) {
            listed.visit(null);
        }
        lose(room);
        listener.roomsChanged();
    }

    private void lose(RoomId room) {
        var known = listed.remove(room);
        forget(room);
        markers.forget(room);
        if (known != null) {
            listener.roomGone(known);
            outbox.tellStranded();
        }
    }

    private void forget(RoomId room) {
        if (followed.forget(room)) {
            outbox.left(room);
        }
    }

    public String epoch() {
        return epoch;
    }

    /** The rooms, with live counts where they are joined. */
    public List<Room> rooms() {
        return listed.all().stream().map(this::live).toList();
    }

    /** Somebody has another name: direct rooms are called by it. */
    public void renamed(User user) {
        listed.rename(user);
    }

    private Room live(Room room) {
        var sync = followed.get(room.id());
        if (sync == null || !sync.loaded()) {
            return room;
        }
        var unread = sync.unread();
        return Listed.counted(room, sync.cursor(), Math.max(room.seq(), sync.stretch().newest()), unread.marker(),
                unread.count(), unread.mentions());
    }
}
