package chat.klatch.server.rooms;

import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Newcomers;
import chat.klatch.server.accounts.People;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.Awaited;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.Part;
import chat.klatch.server.storage.RoomLocks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rooms: made, changed, entered, left, listed. Every change of a room that is there goes through its log, also those
 * that take no rev: so what is said of it stands in one order. Any number of threads.
 */
public final class Rooms implements Newcomers {
    /** A room for who asked for it; {@code made} where it was not there before. */
    public record Opened(Room room, boolean made) {
    }

    /** A room as operators see it. */
    public record Filed(RoomId id, String name, RoomKind kind, boolean archived, int members) {
    }

    private static final String FIRST_ROOM = "Foyer";
    private final Database database;
    private final RoomAccess access;
    private final RoomLog log;
    private final RoomList list;
    private final RoomFloor floor;
    private final NewRooms newRooms;
    private final Function<UserId, Presence> presence;
    private final InstantSource clock;

    /**
     * @param presence
     *            whether somebody is there
     */
    public Rooms(Database database, RoomAccess access, RoomLog log, Messages messages, ReadMarkers markers,
            RoomList list, Hub hub, Function<UserId, Presence> presence, Ids ids, InstantSource clock) {
        this.database = database;
        this.access = access;
        this.log = log;
        this.list = list;
        this.presence = presence;
        this.clock = clock;
        floor = new RoomFloor(access, messages, markers, new RoomNews(database, list, hub), hub);
        newRooms = new NewRooms(database, floor, list, ids, clock);
    }

    /** How many there are, of whatever kind. */
    public static long count(Handle handle) {
        return handle.attach(RoomTable.class).count();
    }

    /** How a name is compared. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Makes a room, owned by who asked; a direct one is the same for the same people. */
    public Opened create(UserId user, NewRoom wish) {
        if (wish.kind() == RoomKind.DIRECT) {
            var opened = newRooms.direct(user, wish.members());
            return new Opened(opened.room(), opened.made());
        }
        return new Opened(newRooms.make(user, wish), true);
    }

    /** Changes what is given; out of the archive before, and into it after everything else. */
    public Room change(UserId user, RoomId room, RoomPatch wish) {
        database.<Object>read(handle -> {
            access.requireArchive(handle, user, room);
            return room;
        });
        if (Boolean.FALSE.equals(wish.archived())) {
            commit(new Edit(floor, room, user, Edit.What.UNARCHIVED, ""));
        }
        if (wish.name() != null) {
            commit(new Edit(floor, room, user, Edit.What.RENAMED, wish.name()));
        }
        if (wish.topic() != null) {
            commit(new Edit(floor, room, user, Edit.What.TOPIC, wish.topic()));
        }
        if (Boolean.TRUE.equals(wish.archived())) {
            commit(new Edit(floor, room, user, Edit.What.ARCHIVED, ""));
        }
        return see(user, room);
    }

    private void commit(Change change) {
        Awaited.commit(log, change);
    }

    /** All rooms that have a name, whoever may see them: for who holds the data. */
    public List<Filed> all() {
        return database.read(handle -> handle.attach(RoomTable.class).named().stream()
                .map(row -> new Filed(row.id(), row.name(), row.kind(), row.archived(),
                        Memberships.of(handle, row.id()).size()))
                .toList());
    }

    /** Puts a room into the archive or takes it out, for who holds the data; again is as once. */
    public void file(RoomId room, boolean away) {
        commit(new Filing(floor, room, away));
    }

    /** Another process has put a room into the archive or taken it out: tells it like a change of ours, in its turn. */
    public void heed(RoomId room) {
        commit(new Heeding(floor, room));
    }

    /** Deletes a room and everything in it. */
    public void delete(UserId user, RoomId room) {
        commit(new Deletion(floor, room, user));
    }

    /** Makes somebody a member: oneself, or somebody else; again is as once. */
    public Room admit(UserId user, RoomId room, UserId other) {
        commit(new Entrance(floor, room, user, other, clock.instant()));
        return see(user, room);
    }

    /** Ends a membership: one's own, or somebody else's. */
    public void dismiss(UserId user, RoomId room, UserId other) {
        commit(new Exit(floor, room, user, other));
    }

    /** Gives a member another role. */
    public Room appoint(UserId user, RoomId room, UserId other, RoomRole role) {
        commit(new Appointment(floor, room, user, other, role));
        return see(user, room);
    }

    /** Makes a room quiet for the user, or loud again. */
    public Room mute(UserId user, RoomId room, boolean muted) {
        commit(new Muting(floor, room, user, muted));
        return see(user, room);
    }

    /** Tells whose rooms are whose after an account went out of use or came back. */
    public void succeed(UserId user) {
        database.read(handle -> Memberships.owned(handle, user)).forEach(room -> commit(new Succession(floor, room)));
    }

    /** Does here what is to be done of what another node has changed. Blocks while it reads. */
    public void heed(Note.OfRoom note) {
        switch (note) {
            case Note.Membership it -> floor.news().heedMember(it.room(), it.user());
            case Note.Look it -> floor.news().heedLook(it.room());
            case Note.Gone it -> floor.hub().dissolve(it.room(), it.open(), new Gone(it.room()));
            case Note.Said _ -> throw new IllegalArgumentException("is told, not heeded");
        }
    }

    /** The room as the user sees it. */
    public Room see(UserId user, RoomId room) {
        return database.read(handle -> {
            access.requireSee(handle, user, room);
            return list.one(handle, user, room).orElseThrow(Refused::notFound);
        });
    }

    /** A part of the rooms that the user can see, the most recently active first. */
    public Part<Room> some(UserId user, boolean mine, String q, @Nullable String after, int limit) {
        return database.read(handle -> list.some(handle, user, mine, q, after, limit));
    }

    /** A part of a room's people, by name. */
    public Part<Member> members(UserId user, RoomId room, String q, @Nullable String after, int limit) {
        return database.read(handle -> {
            access.requireSee(handle, user, room);
            var part = list.members(handle, room, q, after, limit);
            var users = People.users(handle, part.entries().stream().map(RoomListQueries.Seat::user).toList());
            var roles = list.roles(handle, room);
            return part.map(seat -> new Member(Objects.requireNonNull(users.get(seat.user())), roles.apply(seat),
                    presence.apply(seat.user())));
        });
    }

    /** Everybody starts in the first room, which the first account makes, and where their invitation leads. */
    @Override
    public void arrive(Handle transaction, Person newcomer, boolean first, List<RoomId> invited, Instant at) {
        if (first) {
            newRooms.make(transaction, newcomer.id(), FIRST_ROOM, RoomKind.PUBLIC, "", List.of(), at);
        }
        var rooms = new LinkedHashSet<>(invited);
        transaction.attach(RoomTable.class).first().ifPresent(rooms::addFirst);
        RoomLocks.take(transaction, rooms);
        rooms.stream().filter(room -> isOpen(transaction, room))
                .forEach(room -> newRooms.enter(transaction, room, newcomer.id(), RoomRole.MEMBER, at));
    }

    private static boolean isOpen(Handle handle, RoomId room) {
        return handle.attach(RoomTable.class).one(room).filter(row -> !row.archived()).isPresent();
    }

    @Override
    public void requireInviting(Handle handle, UserId user, List<RoomId> rooms) {
        rooms.forEach(room -> access.requireModerate(handle, user, room));
    }

    @Override
    public List<RoomId> inviting(Handle handle, UserId user, List<RoomId> rooms) {
        return rooms.stream().filter(room -> passes(() -> access.requireModerate(handle, user, room))).toList();
    }

    @Override
    public boolean hidden(Handle handle, UserId user, List<RoomId> rooms) {
        return rooms.stream().filter(room -> handle.attach(RoomTable.class).one(room).isPresent())
                .anyMatch(room -> !passes(() -> access.requireSee(handle, user, room)));
    }

    private static boolean passes(Runnable check) {
        try {
            check.run();
            return true;
        } catch (Refused no) {
            return false;
        }
    }
}
