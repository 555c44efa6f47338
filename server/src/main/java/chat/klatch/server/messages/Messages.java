package chat.klatch.server.messages;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is said in rooms, and how it comes to stand in their logs. Any number of threads. */
public final class Messages {
    private final RoomAccess access;
    private final Notices notices;

    public Messages(RoomAccess access, Notices notices) {
        this.access = access;
        this.notices = notices;
    }

    /**
     * The wish to say something.
     *
     * @param allowance
     *            throws where the author is too fast; asked only for what is new
     */
    public Change send(Person author, Draft draft, Runnable allowance) {
        return new SendChange(access, this, author, draft, allowance);
    }

    /** Puts a notice of who did what into the room's log, within the transaction of what they did. */
    public Committed notice(LogTransaction transaction, RoomId room, Person actor, SystemNote note) {
        var head = transaction.say(room);
        var row = new MessageTable.Row(room, head.seq(), head.rev(), actor.id(), actor.name(), null, "", head.at(),
                null,
                notices.write(note));
        transaction.handle().attach(MessageTable.class).add(row);
        return new Committed(head.seq(), head.rev(), head.at(), false, new Posted(room, message(row)));
    }

    /** The room goes, and with it everything that was said there, the keys too. */
    public void forget(Handle handle, RoomId room) {
        handle.attach(MarkerTable.class).removeAll(room);
        handle.attach(MessageTable.class).removeAll(room);
    }

    Message message(MessageTable.Row row) {
        var notice = row.notice() == null ? null : notices.read(row.notice());
        return new Message(row.seq(), row.rev(), new Person(row.author(), row.authorName()), row.key(), row.text(),
                row.at().toEpochMilli(), null, null, null, row.replyTo(), List.of(), List.of(), List.of(), false,
                notice);
    }
}
