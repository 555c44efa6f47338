package chat.klatch.server.messages;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.People;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

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
        audit(handle, row.author(), at);
        var said = Said.digest(Objects.requireNonNull(row.key()), row.text());
        Tables.of(handle, MessageTable.class).delete(room(), row.seq(), transaction.revise(room()), at, user, said);
        Tables.of(handle, ReactionTable.class).clear(room(), row.seq());
        Meant.forget(handle, room(), row.seq());
        return messages.changed(handle, room(), row.seq(), at);
    }

    /** Somebody else's message, by the power over the place: by its position, for its words are gone. */
    private void audit(Handle transaction, UserId author, Instant at) {
        if (!author.equals(user)
                && People.role(transaction, user).filter(role -> role != PlaceRole.MEMBER).isPresent()) {
            Audit.record(transaction, People.audited(transaction, user), Deed.MESSAGE_DELETED,
                    new Named(room().value(), ""), "seq " + delete.seq(), at);
        }
    }
}
