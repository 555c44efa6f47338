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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what has become of a room to whom it concerns and who is connected, each as they see it. Called on the writer's
 * thread, where it costs a few reads for each connected member: so what is told last is what holds, and nobody hears of
 * a room after they were removed from it. Where it cannot be read, whom it concerns is sent away: the next welcome
 * tells them, and until then they would take the past for the present.
 */
final class RoomNews {
    /** The room as members see it who are connected, each by themselves; who else belongs; how others see it, if so. */
    record Views(RoomId room, Map<UserId, Room> members, Set<UserId> later, Optional<Room> outside) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(RoomNews.class);
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
        tellOrSendAway(Set.of(user), () -> database.read(handle -> list.one(handle, user, room))
                .ifPresent(seen -> hub.tell(user, new RoomChanged(seen))));
    }

    /** Tells every member, and where the room is public everybody. */
    void everybody(RoomId room) {
        tellOrSendAway(hub.users(), () -> tell(database.read(handle -> views(handle, room))));
    }

    private void tellOrSendAway(Set<UserId> users, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException lost) {
            LOG.warn("What became of a room could not be told; {} are sent away to come back.", users.size(), lost);
            hub.sendAway(users);
        }
    }

    /** Another node has changed where somebody belongs, or how: what of it holds now is told here. */
    void heedMember(RoomId room, UserId user) {
        var last = database.read(handle -> Memberships.role(handle, room, user).isPresent()
                ? Optional.<Event>empty()
                : Optional.of(farewell(handle, room)));
        if (last.isPresent()) {
            hub.expel(room, user, last.get());
            heirs(room);
        } else {
            hub.admit(room, user);
            one(room, user);
        }
    }

    /** Another node has changed a room, or made it: whoever sees it is told here how it is now. */
    void heedLook(RoomId room) {
        database.read(handle -> Memberships.of(handle, room)).stream().filter(hub.users()::contains)
                .forEach(member -> hub.admit(room, member));
        everybody(room);
    }

    /** How everybody who is connected sees the room. */
    Views views(Handle handle, RoomId room) {
        var later = new HashSet<>(Memberships.of(handle, room));
        var views = new HashMap<UserId, Room>();
        hub.users().stream().filter(later::contains)
                .forEach(user -> list.one(handle, user, room).ifPresent(seen -> views.put(user, seen)));
        later.removeAll(views.keySet());
        return new Views(room, views, later, list.fromOutside(handle, room));
    }

    void tell(Views views) {
        views.members().forEach((user, room) -> hub.tell(user, new RoomChanged(room)));
        var others = new HashSet<>(hub.users());
        others.removeAll(views.members().keySet());
        views.outside().ifPresent(room -> hub.tell(
                others.stream().filter(user -> !views.later().contains(user)).toList(), new RoomChanged(room)));
        others.retainAll(views.later()); // they came after we looked, and their welcome may be older than the change
        others.forEach(user -> one(views.room(), user));
    }

    /** Tells everybody where all owners are disabled: who is owner then may be another after any change of members. */
    void heirs(RoomId room) {
        tellOrSendAway(hub.users(), () -> {
            if (database.read(handle -> list.heir(handle, room)).isPresent()) {
                everybody(room);
            }
        });
    }

    /** Shows a direct room, of which its first message is told next, to all of its people but {@code author}. */
    void firstMessage(RoomId room, UserId author) {
        tellOrSendAway(hub.users(), () -> database.read(handle -> Memberships.of(handle, room)).stream()
                .filter(user -> !user.equals(author)).forEach(user -> {
                    hub.admit(room, user);
                    one(room, user);
                }));
    }

    /** The last that somebody hears of a room that they have left: how they still see it, or that it is gone. */
    Event farewell(Handle handle, RoomId room, Head head) {
        return list.fromOutside(handle, room, head).<Event>map(RoomChanged::new).orElseGet(() -> new Gone(room));
    }

    private Event farewell(Handle handle, RoomId room) {
        return list.fromOutside(handle, room).<Event>map(RoomChanged::new).orElseGet(() -> new Gone(room));
    }

    /** Whether everybody sees the room. */
    boolean open(Handle handle, RoomId room) {
        return list.fromOutside(handle, room).isPresent();
    }
}
