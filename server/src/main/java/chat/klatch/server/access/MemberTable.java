package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of memberships. */
interface MemberTable {
    @SqlUpdate("""
            insert into member (room, user, role, joined_at) values (:room, :user, :role, :at)
            on conflict (room, user) do nothing""")
    boolean add(RoomId room, UserId user, RoomRole role, Instant at);

    @SqlQuery("select role from member where room = :room and user = :user")
    Optional<RoomRole> role(RoomId room, UserId user);

    @SqlQuery("select user from member where room = :room")
    Set<UserId> members(RoomId room);
}
