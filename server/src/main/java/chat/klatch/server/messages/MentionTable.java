package chat.klatch.server.messages;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of mentions: which messages count as a mention of whom. */
interface MentionTable {
    /** Where a mention stands. */
    record Place(RoomId room, long seq, Instant at) {
    }

    /** {@code users} is a JSON array. */
    @SqlUpdate("""
            insert into mention ("user", room, seq, at)
            select value, :room, :seq, :at from <texts>(:users) where value <> :author""")
    void add(RoomId room, long seq, Instant at, UserId author, String users);

    @SqlUpdate("insert into room_mention (room, seq, author, at) values (:room, :seq, :author, :at)")
    void addRoom(RoomId room, long seq, Instant at, UserId author);

    @SqlUpdate("delete from mention where room = :room and seq = :seq")
    void remove(RoomId room, long seq);

    @SqlUpdate("delete from room_mention where room = :room and seq = :seq")
    void removeRoom(RoomId room, long seq);

    /** Counts no further than {@code limit}. */
    @SqlQuery("""
            select count(*) from (
                select seq from mention where mention.user = :user and room = :room and seq > :seq
                union
                select seq from room_mention where room = :room and seq > :seq and author <> :user
                limit :limit) as counted""")
    int count(RoomId room, UserId user, long seq, int limit);

    /** The newest first, of those older than the given place; {@code rooms} is a JSON array of those to look in. */
    @SqlQuery("""
            select room, seq, at from (
                select * from (
                    select room, seq, at from mention
                    where mention.user = :user and (at, room, seq) < (:at, :room, :seq)
                        and room in (select value from <texts>(:rooms))
                    order by at desc, room desc, seq desc limit :limit) as named
                union
                select * from (
                    select room, seq, at from room_mention
                    where (at, room, seq) < (:at, :room, :seq) and author <> :user
                        and room in (select value from <texts>(:rooms))
                    order by at desc, room desc, seq desc limit :limit) as meant) as found
            order by at desc, room desc, seq desc limit :limit""")
    @RegisterConstructorMapper(Place.class)
    List<Place> before(UserId user, String rooms, Instant at, String room, long seq, int limit);

    @SqlUpdate("delete from mention where room = :room")
    void removeAll(RoomId room);

    @SqlUpdate("delete from room_mention where room = :room")
    void removeAllOfRoom(RoomId room);
}
