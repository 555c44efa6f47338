package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.Objects;

/**
 * Says something otherwise. What is already so takes no rev; then a deleted message is a conflict, and one that was
 * edited since the author saw it.
 */
record EditChange(RoomAccess access, Messages messages, UserId user, Edit edit) implements Change {
    @Override
    public RoomId room() {
        return edit.room();
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        access.requireMember(handle, user, room());
        var row = messages.changeable(handle, room(), edit.seq());
        access.requireEditMessage(handle, user, room(), row.author());
        if (edit.text().isEmpty()) {
            throw new Invalid("text", "must not be empty where there are no files");
        }
        if (!row.deleted() && row.text().equals(edit.text())) {
            return Messages.already(row, row.editedAt());
        }
        access.requireOpen(handle, room());
        if (row.deleted()) {
            throw new Refused(ErrorCode.CONFLICT, "This message was deleted.");
        }
        if (edit.base() != null && edit.base() != row.base()) {
            throw Refused.of(ErrorCode.CONFLICT, "base", "This message was edited meanwhile.");
        }
        return change(transaction, row);
    }

    private Committed change(LogTransaction transaction, MessageRow row) {
        var handle = transaction.handle();
        var mentioned = messages.mentioned(handle, room(), edit.text());
        var at = after(transaction.now(room()), row);
        var said = Said.digest(Objects.requireNonNull(row.key()), row.text());
        Tables.of(handle, MessageTable.class).edit(room(), row.seq(), transaction.revise(room()), edit.text(), at,
                mentioned.column(), mentioned.room(), said);
        Meant.forget(handle, room(), row.seq());
        mentioned.count(handle, room(), row.seq(), row.at(), row.author());
        return messages.changed(handle, room(), row.seq(), at);
    }

    /** Every edit has a time of its own, or {@code base} could not tell two of one millisecond apart. */
    private static Instant after(Instant now, MessageRow row) {
        var before = row.editedAt();
        return before == null || now.isAfter(before) ? now : before.plusMillis(1);
    }
}
