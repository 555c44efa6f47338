package chat.klatch.server.rooms;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Newcomers;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rooms: made, joined, listed. Any number of threads. */
public final class Rooms implements Newcomers {
    private static final String FIRST_ROOM = "Foyer";
    private final Database database;
    private final RoomAccess access;
    private final Messages messages;
    private final ReadMarkers markers;
    private final RoomList list;
    private final Hub hub;
    private final Ids ids;
    private final InstantSource clock;

    public Rooms(Database database, RoomAccess access, Messages messages, ReadMarkers markers, RoomList list, Hub hub,
            Ids ids, InstantSource clock) {
        this.database = database;
        this.access = access;
        this.messages = messages;
        this.markers = markers;
        this.list = list;
        this.hub = hub;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a public room, owned by who asked. */
    public Room create(Person owner, NewRoom wish) {
        if (wish.kind() != RoomKind.PUBLIC || !wish.members().isEmpty()) {
            throw Refused.of(ErrorCode.INVALID, wish.kind() == RoomKind.PUBLIC ? "members" : "kind",
                    "This version makes public rooms, without adding anybody.");
        }
        var topic = wish.topic() == null ? "" : wish.topic();
        var room = database.write(handle -> {
            var id = make(handle, owner, wish.name(), topic, clock.instant());
            return seen(handle, owner.id(), id);
        });
        hub.tell(owner.id(), new RoomChanged(room));
        return room;
    }

    /**
     * Nobody follows a room that is not there yet, so its first notice needs no broadcast and takes its rev right here.
     */
    private RoomId make(Handle handle, Person owner, String name, String topic, Instant at) {
        var id = new RoomId(ids.next());
        handle.attach(RoomTable.class).add(id, name, RoomKind.PUBLIC, topic, at);
        var transaction = new LogTransaction(handle, at);
        messages.notice(transaction, id, owner, new SystemNote("created", List.of(), name));
        transaction.finish();
        enter(handle, id, owner.id(), RoomRole.OWNER, at);
        return id;
    }

    private boolean enter(Handle handle, RoomId room, UserId user, RoomRole role, Instant at) {
        boolean entered = access.admit(handle, room, user, role, at);
        if (entered) {
            markers.start(handle, room, user);
        }
        return entered;
    }

    /** Makes somebody a member of a room that they can see; again is as once. */
    public Room join(UserId user, RoomId room) {
        var joined = database.write(handle -> {
            access.requireJoin(handle, user, room);
            enter(handle, room, user, RoomRole.MEMBER, clock.instant());
            return seen(handle, user, room);
        });
        hub.tell(user, new RoomChanged(joined));
        return joined;
    }

    /** The room as the user sees it. */
    public Room see(UserId user, RoomId room) {
        return database.read(handle -> {
            access.requireSee(handle, user, room);
            return seen(handle, user, room);
        });
    }

    private Room seen(Handle handle, UserId user, RoomId room) {
        return list.one(handle, user, room).orElseThrow(Refused::notFound);
    }

    /** A part of the rooms that the user can see, the most recently active first. */
    public RoomList.Part some(UserId user, boolean mine, String q, @Nullable String after, int limit) {
        return database.read(handle -> list.some(handle, user, mine, q, after, limit));
    }

    /** Everybody starts in the first room, which the first account makes, and where their invitation leads. */
    @Override
    public void arrive(Handle transaction, Person newcomer, boolean first, List<RoomId> invited, Instant at) {
        if (first) {
            make(transaction, newcomer, FIRST_ROOM, "", at);
        } else {
            transaction.attach(RoomTable.class).first()
                    .ifPresent(room -> enter(transaction, room, newcomer.id(), RoomRole.MEMBER, at));
        }
        invited.forEach(room -> enter(transaction, room, newcomer.id(), RoomRole.MEMBER, at));
    }

    @Override
    public void requireInviting(Handle handle, UserId user, List<RoomId> rooms) {
        rooms.forEach(room -> access.requireMember(handle, user, room));
    }
}
