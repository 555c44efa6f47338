package chat.klatch.server.messages;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of reactions: who put which, in what order. */
interface ReactionTable {
    @SqlUpdate("""
            insert into reaction (room, seq, emoji, "user", rev) values (:room, :seq, :emoji, :user, :rev)""")
    void add(RoomId room, long seq, String emoji, UserId user, long rev);

    @SqlUpdate("delete from reaction where room = :room and seq = :seq and emoji = :emoji and reaction.user = :user")
    void remove(RoomId room, long seq, String emoji, UserId user);

    @SqlUpdate("delete from reaction where room = :room and seq = :seq")
    void clear(RoomId room, long seq);

    @SqlQuery("""
            select exists (select 1 from reaction
                where room = :room and seq = :seq and emoji = :emoji and reaction.user = :user)""")
    boolean has(RoomId room, long seq, String emoji, UserId user);

    /** The one that is {@code skipped} places behind the first. */
    @SqlQuery("""
            select reaction.user from reaction where room = :room and seq = :seq and emoji = :emoji
            order by rev limit 1 offset :skipped""")
    Optional<UserId> nth(RoomId room, long seq, String emoji, int skipped);

    @SqlUpdate("delete from reaction where room = :room")
    void removeAll(RoomId room);
}
