package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts one emoji on a message, or takes it off. What is already as asked takes no rev; a deleted message is a conflict.
 */
record ReactChange(RoomAccess access, Messages messages, UserId user, React react) implements Change {
    @Override
    public RoomId room() {
        return react.room();
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        access.requireMember(handle, user, room());
        var row = messages.changeable(handle, room(), react.seq());
        var table = Tables.of(handle, ReactionTable.class);
        if (table.has(room(), row.seq(), react.emoji(), user) == react.on()) {
            return Messages.already(row, null);
        }
        access.requireOpen(handle, room());
        if (row.deleted()) {
            throw new Refused(ErrorCode.CONFLICT, "This message was deleted.");
        }
        var reactions = Reactions.read(row.reactions());
        return react.on() ? put(transaction, row, reactions) : take(transaction, row, reactions);
    }

    private Committed put(LogTransaction transaction, MessageRow row, List<Reaction> before) {
        var after = Reactions.with(before, react.emoji(), user);
        if (after == null) {
            throw Refused.of(ErrorCode.CONFLICT, "emoji",
                    "A message takes at most " + Limits.REACTIONS_PER_MESSAGE + " different emoji.");
        }
        long rev = transaction.revise(room());
        Tables.of(transaction.handle(), ReactionTable.class).add(room(), row.seq(), react.emoji(), user, rev);
        return show(transaction, row, rev, Reactions.write(after));
    }

    private Committed take(LogTransaction transaction, MessageRow row, List<Reaction> before) {
        var table = Tables.of(transaction.handle(), ReactionTable.class);
        table.remove(room(), row.seq(), react.emoji(), user);
        var last = table.nth(room(), row.seq(), react.emoji(), Limits.USERS_PER_REACTION - 1);
        var after = Reactions.without(before, react.emoji(), user, last);
        return show(transaction, row, transaction.revise(room()), Reactions.write(after));
    }

    private Committed show(LogTransaction transaction, MessageRow row, long rev, @Nullable String reactions) {
        Tables.of(transaction.handle(), MessageTable.class).react(room(), row.seq(), rev, reactions);
        return messages.changed(transaction.handle(), room(), row.seq(), transaction.now(room()));
    }
}
