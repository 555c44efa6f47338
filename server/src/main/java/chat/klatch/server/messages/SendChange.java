package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.access.Writer;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.messages.NewMessages.AuthorKey;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Tables;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

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

    private AuthorKey key() {
        return new AuthorKey(author.id(), draft.key());
    }

    private Writer writer() {
        return new Writer(author.id(), draft.room());
    }

    @Override
    public void foresee(LogTransaction transaction) {
        Saying.in(transaction).foresee(key(), writer());
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var saying = Saying.in(transaction);
        return saying.byKey(key()).map(this::again).orElseGet(() -> say(saying, transaction));
    }

    private Committed again(MessageRow first) {
        if (!Said.same(first, draft)) {
            throw Refused.of(ErrorCode.CONFLICT, "key", "This key was used for another message.");
        }
        return new Committed(first.seq(), first.seq(), first.at(), true, null);
    }

    private Committed say(Saying saying, LogTransaction transaction) {
        allowance.run();
        saying.requireWrite(access, writer());
        if (draft.replyTo() != null && !exists(transaction.unsettled()) && !exists(transaction.handle())) {
            throw new Invalid("replyTo", "must be a message of this room");
        }
        var mentioned = messages.mentioned(transaction.unsettled(), draft.room(), draft.text());
        var head = transaction.say(draft.room());
        saying.add(new NewMessage(draft.room(), head, author, draft.key(), draft.text(), draft.replyTo(), null,
                mentioned), key(),
                () -> mentioned.count(transaction.unsettled(), draft.room(), head.seq(), head.at(), author.id()));
        var message = new Message(head.seq(), head.rev(), author, draft.key(), draft.text(), head.at().toEpochMilli(),
                null, null, null, draft.replyTo(), List.of(), List.of(), mentioned.users(), mentioned.room(), null);
        return new Committed(head.seq(), head.rev(), head.at(), false, new Posted(draft.room(), message));
    }

    private boolean exists(Handle handle) {
        return Tables.of(handle, MessageTable.class).exists(draft.room(), Objects.requireNonNull(draft.replyTo()));
    }
}
