package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Tables;
import java.util.List;
import java.util.Optional;

/**
 * Says something, once: a key that its author used before is answered with what it made then, before any other check
 * and for ever, and is a conflict where it comes with something else.
 */
record SendChange(RoomAccess access, Messages messages, Person author, Draft draft, Runnable allowance)
        implements
            Change {
    @Override
    public RoomId room() {
        return draft.room();
    }

    @Override
    public Committed write(LogTransaction transaction) {
        return known(transaction).orElseGet(() -> say(transaction));
    }

    private Optional<Committed> known(LogTransaction transaction) {
        return NewMessages.byKey(transaction.handle(), author.id(), draft.key()).map(first -> {
            if (!Said.same(first, draft)) {
                throw Refused.of(ErrorCode.CONFLICT, "key", "This key was used for another message.");
            }
            return new Committed(first.seq(), first.seq(), first.at(), true, null);
        });
    }

    private Committed say(LogTransaction transaction) {
        allowance.run();
        access.requireWrite(transaction.handle(), author.id(), draft.room());
        if (draft.replyTo() != null
                && !Tables.of(transaction.handle(), MessageTable.class).exists(draft.room(), draft.replyTo())) {
            throw new Invalid("replyTo", "must be a message of this room");
        }
        var mentioned = messages.mentioned(transaction.handle(), draft.room(), draft.text());
        var head = transaction.say(draft.room());
        NewMessages.add(transaction.handle(), draft.room(), head, author, draft.key(), draft.text(), draft.replyTo(),
                null,
                mentioned);
        mentioned.count(transaction.handle(), draft.room(), head.seq(), head.at(), author.id());
        var message = new Message(head.seq(), head.rev(), author, draft.key(), draft.text(), head.at().toEpochMilli(),
                null, null, null, draft.replyTo(), List.of(), List.of(), mentioned.users(), mentioned.room(), null);
        return new Committed(head.seq(), head.rev(), head.at(), false, new Posted(draft.room(), message));
    }
}
