package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL that reads over the tables of several nouns. It writes none. */
interface RoomListQueries {
    /** A room as one user sees it; {@code owned} where an owner's account is in use. */
    record Row(RoomId id, String name, RoomKind kind, String topic, boolean archived, long rev, long seq, Instant at,
            @Nullable RoomRole role, boolean muted, int members, boolean owned) {
    }

    /** Somebody in a room, and the name by which they are sorted. */
    record Seat(UserId user, String folded, RoomRole role) {
    }

    String SEEN = """
            select room.id, room.name, room.kind, room.topic, room.archived,
                   coalesce(head.rev, 0) as rev, coalesce(head.seq, 0) as seq,
                   coalesce(head.at, room.created_at) as at,
                   member.role, coalesce(member.muted, false) as muted,
                   (select count(*) from member as other where other.room = room.id) as members,
                   exists (select 1 from member as owner join account on account.id = owner.user
                           where owner.room = room.id and owner.role = 'owner' and account.disabled_at is null) as owned
            from room
            left join head on head.room = room.id
            left join member on member.room = room.id and member.user = :user
            where (member.user is not null and (room.kind <> 'direct' or member.shown or head.room is not null)
                   or room.kind = 'public' and not :mine)
            """;

    @SqlQuery(SEEN + " and room.id = :room")
    @RegisterConstructorMapper(Row.class)
    Optional<Row> one(UserId user, RoomId room, boolean mine);

    @SqlQuery(SEEN + """
            and instr(room.folded, :q) > 0
            and (coalesce(head.at, room.created_at), room.id) < (:at, :id)
            order by coalesce(head.at, room.created_at) desc, room.id desc limit :limit""")
    @RegisterConstructorMapper(Row.class)
    List<Row> some(UserId user, boolean mine, String q, long at, String id, int limit);

    @SqlQuery("""
            select member.user, account.folded, member.role
            from member join account on account.id = member.user
            where member.room = :room and (instr(account.folded, :q) > 0 or instr(account.username, :q) > 0)
              and (account.folded, account.id) > (:folded, :id)
            order by account.folded, account.id limit :limit""")
    @RegisterConstructorMapper(Seat.class)
    List<Seat> members(RoomId room, String q, String folded, String id, int limit);

    @SqlQuery("""
            select member.user from member join account on account.id = member.user
            where member.room = :room and member.role = 'owner' and account.disabled_at is null""")
    Set<UserId> owners(RoomId room);

    @SqlQuery("""
            select member.user from member join account on account.id = member.user
            where member.room = :room and account.disabled_at is null
            order by member.role = 'moderator' desc, member.joined_at, member.user limit 1""")
    Optional<UserId> heir(RoomId room);

    @SqlQuery("""
            select member.user from member join account on account.id = member.user
            where member.room = :room and member.user <> :user order by account.folded, account.id""")
    List<UserId> others(RoomId room, UserId user);
}
