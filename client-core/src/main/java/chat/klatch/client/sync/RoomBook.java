package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the signed-in user, each with its sync. The first of them are joined, so that what is unread is counted
 * live; of the others the server tells the counts. One thread.
 */
public final class RoomBook {
    private static final int JOINED = Math.min(50, Limits.ROOMS_JOINED);
    private final Connection connection;
    private final Outbox outbox;
    private final Clock clock;
    private final Consumer<RoomId> timelineChanged;
    private final Runnable roomsChanged;
    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Map<RoomId, RoomSync> syncs = new HashMap<>();
    private String epoch = "";
    private @Nullable UserId me;

    public RoomBook(Connection connection, Outbox outbox, Clock clock, Consumer<RoomId> timelineChanged,
            Runnable roomsChanged) {
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.timelineChanged = timelineChanged;
        this.roomsChanged = roomsChanged;
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
        rooms.clear();
        syncs.values().forEach(RoomSync::close);
        syncs.clear();
    }

    /** A new socket is signed in: takes up every room from where it was. */
    public void welcomed(Welcome welcome) {
        if (!epoch.equals(welcome.epoch())) {
            epoch = welcome.epoch();
            syncs.values().forEach(RoomSync::forget);
            outbox.restored();
        }
        var told = welcome.rooms();
        if (told != null) {
            list(told, welcome.more());
        }
        List.copyOf(syncs.values()).forEach(RoomSync::join);
        roomsChanged.run();
    }

    /** What a whole list does not name is gone; what an unfinished one does not name is found out by joining. */
    private void list(List<Room> told, boolean more) {
        if (!more) {
            var named = told.stream().map(Room::id).collect(Collectors.toSet());
            List.copyOf(rooms.keySet()).stream().filter(room -> !named.contains(room)).forEach(this::erase);
        }
        told.forEach(room -> {
            rooms.put(room.id(), room);
            follow(room.id());
        });
    }

    /** Keeps a room of this user joined, as far as that is bounded. */
    private void follow(RoomId room) {
        if (syncs.size() < JOINED) {
            sync(room);
        }
    }

    /** Joins the room, and keeps it joined. */
    public void open(RoomId room) {
        sync(room).join();
    }

    /** What the room shows; made where it is asked for first. */
    public RoomSync sync(RoomId room) {
        var user = me;
        if (user == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return syncs.computeIfAbsent(room,
                id -> new RoomSync(id, user, connection, outbox, clock, new RoomSync.Keeper() {
                    @Override
                    public void changed() {
                        timelineChanged.accept(id);
                        roomsChanged.run();
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
                }));
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
            roomsChanged.run();
        }
    }

    /** Something happened in a room that is not joined. */
    public void active(Activity news) {
        rooms.computeIfPresent(news.room(), (id, room) -> counted(room, news.rev(), news.seq(), room.read(),
                news.unread(), news.mentions()));
        roomsChanged.run();
    }

    /** A room is new or has changed, or this user is a member of it no more. */
    public void changed(Room room) {
        boolean mine = room.role() != null || room.kind() == RoomKind.DIRECT;
        boolean known = rooms.containsKey(room.id());
        if (mine) {
            rooms.put(room.id(), room);
        } else if (known) {
            erase(room.id());
        }
        if (mine && !known) {
            follow(room.id());
            var sync = syncs.get(room.id());
            if (sync != null) {
                sync.join();
            }
        }
        roomsChanged.run();
    }

    /** The user can see the room no more: nothing of it stays. */
    public void gone(RoomId room) {
        erase(room);
        roomsChanged.run();
    }

    private void erase(RoomId room) {
        rooms.remove(room);
        var sync = syncs.remove(room);
        if (sync != null) {
            sync.close();
            outbox.left(room);
        }
    }

    /** The rooms, with live counts where they are joined. */
    public List<Room> rooms() {
        var shown = new ArrayList<Room>(rooms.size());
        rooms.values().forEach(room -> shown.add(live(room)));
        return shown;
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
