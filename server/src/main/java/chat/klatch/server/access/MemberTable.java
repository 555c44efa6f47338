package chat.klatch.server.access;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of memberships. */
interface MemberTable {
    @SqlUpdate("""
            insert into member (room, "user", role, joined_at, shown) values (:room, :user, :role, :at, :shown)
            on conflict (room, "user") do nothing""")
    boolean add(RoomId room, UserId user, RoomRole role, Instant at, boolean shown);

    @SqlQuery("select member.user from member where room = :room")
    Set<UserId> members(RoomId room);

    /** {@code users} is a JSON array. */
    @SqlQuery("""
            select member.user from member
            where room = :room and member.user in (select value from <texts>(:users))""")
    Set<UserId> among(RoomId room, String users);

    @SqlQuery("select room from member where member.user = :user")
    Set<RoomId> rooms(UserId user);

    @SqlQuery("select room from member where member.user = :user and role = 'owner'")
    Set<RoomId> owned(UserId user);

    @SqlUpdate("update member set role = :role where room = :room and member.user = :user")
    void setRole(RoomId room, UserId user, RoomRole role);

    @SqlUpdate("update member set muted = :muted where room = :room and member.user = :user and muted <> :muted")
    boolean mute(RoomId room, UserId user, boolean muted);

    @SqlUpdate("update member set shown = true where room = :room and member.user = :user and shown = false")
    boolean show(RoomId room, UserId user);

    @SqlUpdate("delete from member where room = :room and member.user = :user")
    boolean remove(RoomId room, UserId user);

    @SqlUpdate("delete from member where room = :room")
    void removeAll(RoomId room);
}
