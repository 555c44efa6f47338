package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Row;
import chat.klatch.server.storage.RowReader;

/** Reads messages by the numbers of {@link MessageRow#COLUMNS}. Public for Jdbi, which makes it. */
public final class MessageReader extends RowReader<MessageRow> {
    @Override
    protected MessageRow read(Row row) {
        return message(row);
    }

    static MessageRow message(Row row) {
        var key = row.textOrNull(5);
        var deletedBy = row.textOrNull(9);
        return new MessageRow(new RoomId(row.text(1)), row.number(2), row.number(3), new UserId(row.text(4)),
                key == null ? null : new MessageKey(key), row.instantOrNull(6), row.instant(7), row.instantOrNull(8),
                deletedBy == null ? null : new UserId(deletedBy), row.numberOrNull(10), row.flag(11), row.text(12),
                row.bytesOrNull(13), row.textOrNull(14), row.textOrNull(15), row.text(16), row.textOrNull(17));
    }
}
