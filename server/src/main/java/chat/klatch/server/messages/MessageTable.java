package chat.klatch.server.messages;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.RoomRev;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of messages, but for what every new one runs: that is in {@link NewMessages}. */
@RegisterRowMapper(MessageReader.class)
interface MessageTable {
    String SELECT = "select " + MessageRow.COLUMNS + " from message ";

    /** {@code said} stays what it was where it was known. */
    @SqlUpdate("""
            update message set rev = :rev, text = :text, edited_at = :at, mentions = :mentions,
                mentions_room = :mentionsRoom, said = coalesce(said, :said)
            where room = :room and seq = :seq""")
    void edit(RoomId room, long seq, long rev, String text, Instant at, @Nullable String mentions, boolean mentionsRoom,
            byte[] said);

    @SqlUpdate("""
            update message set rev = :rev, text = '', deleted_at = :at, deleted_by = :by, reactions = null,
                said = coalesce(said, :said)
            where room = :room and seq = :seq""")
    void delete(RoomId room, long seq, long rev, Instant at, UserId by, byte[] said);

    @SqlUpdate("update message set rev = :rev, reactions = :reactions where room = :room and seq = :seq")
    void react(RoomId room, long seq, long rev, @Nullable String reactions);

    @SqlQuery(SELECT + "where room = :room and seq = :seq")
    Optional<MessageRow> one(RoomId room, long seq);

    @SqlQuery("select exists (select 1 from message where room = :room and seq = :seq)")
    boolean exists(RoomId room, long seq);

    @SqlQuery("select exists (select 1 from message where room = :room and seq < :seq)")
    boolean anyBefore(RoomId room, long seq);

    @SqlQuery("select exists (select 1 from message where room = :room and seq > :seq)")
    boolean anyAfter(RoomId room, long seq);

    @SqlQuery(SELECT + "where room = :room and seq < :seq order by seq desc limit :limit")
    List<MessageRow> before(RoomId room, long seq, int limit);

    @SqlQuery(SELECT + "where room = :room and seq > :seq order by seq limit :limit")
    List<MessageRow> after(RoomId room, long seq, int limit);

    /** {@code seqs} is a JSON array. */
    @SqlQuery(SELECT + "where room = :room and seq in (select value from <numbers>(:seqs)) order by seq")
    List<MessageRow> at(RoomId room, String seqs);

    /** In the order of revs. What was never changed is found by its seq, which is its rev, and the rest by an index. */
    @SqlQuery("select * from (" + SELECT + """
            where room = :room and seq > :rev and rev = seq order by seq limit :limit) as unchanged
            union all
            select * from (""" + SELECT + """
            where room = :room and rev > :rev and rev <> seq order by rev limit :limit) as changed
            order by rev limit :limit""")
    List<MessageRow> changedSince(RoomId room, long rev, int limit);

    /** How many are unread, and which is the first of them. */
    record Unread(int count, @Nullable Long first) {
    }

    /** Counts no further than {@code limit}; walks the rows themselves, whose first columns are all that it reads. */
    @SqlQuery("""
            select count(*) as count, min(seq) as first from (
                select seq from message
                where room = :room and seq > :seq and author <> :user and key is not null and deleted_at is null
                order by seq limit :limit) as unread""")
    @RegisterConstructorMapper(Unread.class)
    Unread unread(RoomId room, UserId user, long seq, int limit);

    @SqlQuery("select count(*) from message")
    long count();

    /** The newest rev among the messages of each room. */
    @SqlQuery("select room, max(rev) as rev from message group by room order by room")
    @RegisterConstructorMapper(RoomRev.class)
    List<RoomRev> newest();

    @SqlUpdate("delete from message where room = :room")
    void removeAll(RoomId room);
}
