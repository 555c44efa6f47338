package chat.klatch.server.rooms;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.accounts.People;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.RoomLocks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rooms as they are made. Nobody follows a room that is not there yet, so its first notices need no broadcast and take
 * their revs right here. Any number of threads.
 */
final class NewRooms {
    /** A room for who asked for it; {@code made} where it was not there before. */
    record Opened(Room room, boolean made, boolean shown) {
    }

    private record Made(Room room, RoomNews.Views views, Collection<UserId> members) {
    }

    private final Database database;
    private final RoomFloor floor;
    private final RoomList list;
    private final Ids ids;
    private final InstantSource clock;

    NewRooms(Database database, RoomFloor floor, RoomList list, Ids ids, InstantSource clock) {
        this.database = database;
        this.floor = floor;
        this.list = list;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a public or private room, owned by who asked, with others in it. */
    Room make(UserId owner, NewRoom wish) {
        var topic = wish.topic() == null ? "" : wish.topic();
        return database.write(handle -> {
            var others = others(handle, owner, wish.members());
            requireInUse(handle, others);
            var id = make(handle, owner, wish.name(), wish.kind(), topic, others, clock.instant());
            News.tell(handle, new Note.Look(id, rev(handle, id)));
            return new Made(list.one(handle, owner, id).orElseThrow(Refused::notFound), floor.news().views(handle, id),
                    Memberships.of(handle, id));
        }, made -> {
            made.members().forEach(user -> floor.hub().admit(made.room().id(), user));
            floor.news().tell(made.views());
        }).room();
    }

    private static long rev(Handle handle, RoomId room) {
        return RoomLog.head(handle, room).map(head -> head.rev()).orElse(0L);
    }

    /** Those whom somebody names, without themselves, each once; all must be there. */
    private static List<UserId> others(Handle handle, UserId asking, List<UserId> named) {
        var others = named.stream().distinct().filter(user -> !user.equals(asking)).toList();
        if (People.users(handle, others).size() < others.size()) {
            throw Refused.of(ErrorCode.NOT_FOUND, "members", "Not all of them are here.");
        }
        return others;
    }

    private static void requireInUse(Handle handle, List<UserId> users) {
        People.users(handle, users).values().forEach(user -> Entrance.requireInUse(user.disabled()));
    }

    RoomId make(Handle handle, UserId owner, String name, RoomKind kind, String topic, List<UserId> others,
            Instant at) {
        var id = add(handle, name, kind, topic, null, at);
        var transaction = new LogTransaction(handle, at);
        floor.notice(transaction, id, owner, "created", List.of(), name);
        if (!others.isEmpty()) {
            floor.notice(transaction, id, owner, "added", others, null);
        }
        transaction.finish();
        enter(handle, id, owner, RoomRole.OWNER, at);
        others.forEach(user -> enter(handle, id, user, RoomRole.MEMBER, at));
        return id;
    }

    private RoomId add(Handle handle, String name, RoomKind kind, String topic, @Nullable String people, Instant at) {
        var row = new RoomTable.Row(new RoomId(ids.next()), name, Rooms.folded(name), kind, topic, people, false);
        handle.attach(RoomTable.class).add(row, at);
        return row.id();
    }

    /** Outside the log: a room that is being made, or by somebody whose account is. */
    void enter(Handle handle, RoomId room, UserId user, RoomRole role, Instant at) {
        if (Memberships.admit(handle, room, user, role, at)) {
            floor.markers().start(handle, room, user, RoomLog.head(handle, room).map(head -> head.seq()).orElse(0L));
        }
    }

    /** The room of these people and nobody else: there is one, and asking again finds it. */
    Opened direct(UserId user, List<UserId> named) {
        return database.write(handle -> {
            var others = others(handle, user, named);
            Limits.atMost("members", others, Limits.OTHERS_PER_DIRECT_ROOM);
            var all = new TreeSet<>(others.stream().map(UserId::value).toList());
            all.add(user.value());
            var people = String.join(",", all);
            var known = handle.attach(RoomTable.class).of(people);
            RoomLocks.take(handle, known.stream().toList());
            var id = known.orElseGet(() -> {
                requireInUse(handle, others);
                return seat(handle, people, all);
            });
            boolean shown = Memberships.show(handle, id, user);
            if (shown) {
                News.tell(handle, new Note.Membership(id, rev(handle, id), user));
            }
            return new Opened(list.one(handle, user, id).orElseThrow(Refused::notFound), known.isEmpty(), shown);
        }, opened -> {
            if (opened.shown()) {
                var room = opened.room();
                floor.hub().admit(room.id(), user);
                floor.hub().tell(user, new RoomChanged(room));
            }
        });
    }

    private RoomId seat(Handle handle, String people, Collection<String> all) {
        var at = clock.instant();
        var id = add(handle, "", RoomKind.DIRECT, "", people, at);
        all.stream().map(UserId::new).forEach(user -> {
            Memberships.seat(handle, id, user, at);
            floor.markers().start(handle, id, user, 0);
        });
        return id;
    }
}
