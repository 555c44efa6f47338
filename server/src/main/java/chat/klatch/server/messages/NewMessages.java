package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.Head;
import chat.klatch.server.storage.HotStatement;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL that every new message runs. */
final class NewMessages {
    private static final String BY_KEY = MessageTable.SELECT + "where author = ? and key = ?";
    private static final String ADD = """
            insert into message (room, seq, rev, at, author, author_name, key, text, reply_to, notice, mentions,
                mentions_room)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private NewMessages() {
    }

    static Optional<MessageRow> byKey(Handle handle, UserId author, MessageKey key) {
        return HotStatement.of(handle, BY_KEY).first(MessageReader::message, author, key);
    }

    static void add(Handle handle, RoomId room, Head head, Person author, @Nullable MessageKey key, String text,
            @Nullable Long replyTo, @Nullable String notice, Meant meant) {
        HotStatement.of(handle, ADD).write(room, head.seq(), head.rev(), head.at(), author.id(), author.name(), key,
                text, replyTo,
                notice, meant.column(), meant.room());
    }
}
