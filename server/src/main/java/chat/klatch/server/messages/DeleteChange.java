package chat.klatch.server.messages;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.storage.Tables;
import java.util.Objects;

/** Takes a message back: its text and reactions go, its place in the log stays. Again is as once. */
record DeleteChange(RoomAccess access, Messages messages, UserId user, Delete delete) implements Change {
    @Override
    public RoomId room() {
        return delete.room();
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        access.requireSee(handle, user, room());
        var row = messages.changeable(handle, room(), delete.seq());
        access.requireDeleteMessage(handle, user, room(), row.author());
        if (row.deleted()) {
            return Messages.already(row, row.deletedAt());
        }
        access.requireOpen(handle, room());
        var at = transaction.now(room());
        var said = Said.digest(Objects.requireNonNull(row.key()), row.text());
        Tables.of(handle, MessageTable.class).delete(room(), row.seq(), transaction.revise(room()), at, user, said);
        Tables.of(handle, ReactionTable.class).clear(room(), row.seq());
        Meant.forget(handle, room(), row.seq());
        return messages.changed(handle, room(), row.seq(), at);
    }
}
