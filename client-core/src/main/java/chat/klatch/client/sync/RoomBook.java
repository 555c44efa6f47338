package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of the signed-in user, each with its sync. All of them are joined, so that what is unread is counted live.
 * One thread.
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
        me = user;
        epoch = "";
        rooms.clear();
        syncs.clear();
    }

    /** A new socket is signed in: takes up every room from where it was. */
    public void welcomed(Welcome welcome) {
        if (!epoch.equals(welcome.epoch())) {
            epoch = welcome.epoch();
            syncs.values().forEach(RoomSync::forget);
        }
        var told = welcome.rooms();
        if (told != null) {
            told.forEach(room -> rooms.put(room.id(), room));
            rooms.keySet().stream().limit(JOINED).toList().forEach(this::sync);
        }
        syncs.values().forEach(RoomSync::join);
        roomsChanged.run();
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
                id -> new RoomSync(id, user, connection, outbox, clock, () -> {
                    timelineChanged.accept(id);
                    roomsChanged.run();
                }));
    }

    public void posted(Posted change) {
        var sync = syncs.get(change.room());
        if (sync != null) {
            sync.posted(change.message());
        }
    }

    public void moved(MarkerMoved marker) {
        var sync = syncs.get(marker.room());
        if (sync != null) {
            sync.moved(marker);
        }
    }

    /** A room is new or has changed. */
    public void changed(Room room) {
        boolean unknown = !rooms.containsKey(room.id());
        rooms.put(room.id(), room);
        if (unknown && room.role() != null) {
            open(room.id());
        }
        roomsChanged.run();
    }

    /** The user can see the room no more: nothing of it stays. */
    public void gone(RoomId room) {
        rooms.remove(room);
        var sync = syncs.remove(room);
        if (sync != null) {
            sync.close();
        }
        roomsChanged.run();
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
        return new Room(room.id(), room.name(), room.kind(), room.topic(), sync.cursor(), room.seq(),
                sync.unread().marker(), sync.unread().count(), room.mentions(), room.members(), room.role(),
                room.archived(), room.muted(), room.users());
    }
}
