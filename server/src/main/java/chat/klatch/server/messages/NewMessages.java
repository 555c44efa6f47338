package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.HotStatement;
import chat.klatch.server.storage.HotStatement.Column;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL that every new message runs: one by one, or where the database is far, for many at once. */
final class NewMessages {
    /** Somebody's key. */
    record AuthorKey(UserId author, MessageKey key) {
    }

    private static final String BY_KEY = MessageTable.SELECT + "where author = ? and key = ?";
    private static final String BY_KEYS = "select " + MessageRow.COLUMNS + """
             from unnest(?, ?) as asked (whose, which)
            join lateral (select * from message where author = asked.whose and key = asked.which) as first on true""";
    private static final String ADD = """
            insert into message (room, seq, rev, at, author, author_name, key, text, reply_to, notice, mentions,
                mentions_room)
            """;
    private static final String ADD_ONE = ADD + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD_ALL = ADD + "select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private NewMessages() {
    }

    static Optional<MessageRow> byKey(Handle handle, AuthorKey asked) {
        return HotStatement.of(handle, BY_KEY).first(MessageReader::message, asked.author, asked.key);
    }

    /** What was said under these keys; the database must be {@link chat.klatch.server.storage.Remote}. */
    static List<MessageRow> byKeys(Handle handle, Collection<AuthorKey> asked) {
        return HotStatement.of(handle, BY_KEYS).all(MessageReader::message,
                Column.of("text", asked, one -> one.author.value()), Column.of("text", asked, one -> one.key.value()));
    }

    static void add(Handle handle, NewMessage message) {
        HotStatement.of(handle, ADD_ONE).write(message.room(), message.head().seq(), message.head().rev(),
                message.head().at(), message.author().id(), message.author().name(), message.key(), message.text(),
                message.replyTo(), message.notice(), message.meant().column(), message.meant().room());
    }

    /** Writes all of them; the database must be {@link chat.klatch.server.storage.Remote}. */
    static void add(Handle handle, List<NewMessage> messages) {
        HotStatement.of(handle, ADD_ALL).write(texts(messages, message -> message.room().value()),
                numbers(messages, message -> message.head().seq()), numbers(messages, message -> message.head().rev()),
                numbers(messages, message -> message.head().at().toEpochMilli()),
                texts(messages, message -> message.author().id().value()),
                texts(messages, message -> message.author().name()),
                texts(messages, message -> message.key() == null ? null : message.key().value()),
                texts(messages, NewMessage::text), numbers(messages, NewMessage::replyTo),
                texts(messages, NewMessage::notice), texts(messages, message -> message.meant().column()),
                Column.of("boolean", messages, message -> message.meant().room()));
    }

    private static Column texts(List<NewMessage> messages, Function<NewMessage, @Nullable Object> cell) {
        return Column.of("text", messages, cell);
    }

    private static Column numbers(List<NewMessage> messages, Function<NewMessage, @Nullable Object> cell) {
        return Column.of("bigint", messages, cell);
    }
}
