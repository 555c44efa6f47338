package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of messages. */
@RegisterConstructorMapper(MessageTable.Row.class)
interface MessageTable {
    record Row(RoomId room, long seq, long rev, UserId author, String authorName, @Nullable MessageKey key, String text,
            Instant at, @Nullable Long replyTo, @Nullable String notice) {
    }

    String COLUMNS = "room, seq, rev, author, author_name, key, text, at, reply_to, notice";

    @SqlUpdate("""
            insert into message (room, seq, rev, author, author_name, key, text, at, reply_to, notice)
            values (:room, :seq, :rev, :author, :authorName, :key, :text, :at, :replyTo, :notice)""")
    void add(@BindMethods Row row);

    @SqlQuery("select " + COLUMNS + " from message where author = :author and key = :key")
    Optional<Row> byKey(UserId author, MessageKey key);

    @SqlQuery("select exists (select 1 from message where room = :room and seq = :seq)")
    boolean exists(RoomId room, long seq);

    @SqlQuery("select " + COLUMNS + " from message where room = :room and seq < :seq order by seq desc limit :limit")
    List<Row> before(RoomId room, long seq, int limit);

    @SqlQuery("select " + COLUMNS + " from message where room = :room and seq > :seq order by seq limit :limit")
    List<Row> after(RoomId room, long seq, int limit);

    @SqlQuery("select " + COLUMNS + " from message where room = :room and seq in (<seqs>) order by seq")
    List<Row> at(RoomId room, @BindList List<Long> seqs);

    @SqlQuery("select " + COLUMNS + " from message where room = :room and rev > :rev order by rev limit :limit")
    List<Row> changedSince(RoomId room, long rev, int limit);

    /** Counts no further than {@code limit}. */
    @SqlQuery("""
            select count(*) from (
                select 1 from message
                where room = :room and seq > :seq and author <> :user and notice is null
                limit :limit)""")
    int unread(RoomId room, UserId user, long seq, int limit);

    @SqlUpdate("delete from message where room = :room")
    void removeAll(RoomId room);
}
