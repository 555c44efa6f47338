package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.Head;
import chat.klatch.server.storage.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells what has become of a room to whom it concerns and who is connected, each as they see it. Called on the writer's
 * thread, where it costs a few reads for each connected member: so what is told last is what holds, and nobody hears of
 * a room after they were removed from it.
 */
final class RoomNews {
    /** The room as members see it, each by themselves, and as others do, where they do. */
    record Views(Map<UserId, Room> members, Optional<Room> outside) {
    }

    private final Database database;
    private final RoomList list;
    private final Hub hub;

    RoomNews(Database database, RoomList list, Hub hub) {
        this.database = database;
        this.list = list;
        this.hub = hub;
    }

    /** Tells one user. */
    void one(RoomId room, UserId user) {
        database.read(handle -> list.one(handle, user, room))
                .ifPresent(seen -> hub.tell(user, new RoomChanged(seen)));
    }

    /** Tells every member, and where the room is public everybody. */
    void everybody(RoomId room) {
        tell(database.read(handle -> views(handle, room)));
    }

    /** How everybody who is connected sees the room. */
    Views views(Handle handle, RoomId room) {
        var members = Memberships.of(handle, room);
        var views = new HashMap<UserId, Room>();
        hub.users().stream().filter(members::contains)
                .forEach(user -> list.one(handle, user, room).ifPresent(seen -> views.put(user, seen)));
        return new Views(views, list.fromOutside(handle, room));
    }

    void tell(Views views) {
        views.members().forEach((user, room) -> hub.tell(user, new RoomChanged(room)));
        views.outside().ifPresent(room -> hub.tell(
                hub.users().stream().filter(user -> !views.members().containsKey(user)).toList(),
                new RoomChanged(room)));
    }

    /** Tells everybody where all owners are disabled: who is owner then may be another after any change of members. */
    void heirs(RoomId room) {
        if (database.read(handle -> list.heir(handle, room)).isPresent()) {
            everybody(room);
        }
    }

    /** The last that somebody hears of a room that they have left: how they still see it, or that it is gone. */
    Event farewell(Handle handle, RoomId room, Head head) {
        return list.fromOutside(handle, room, head).<Event>map(RoomChanged::new).orElseGet(() -> new Gone(room));
    }

    /** Who is connected and sees the room. */
    Set<UserId> audience(Handle handle, RoomId room) {
        return list.fromOutside(handle, room).isPresent() ? hub.users() : Memberships.of(handle, room);
    }
}
