package chat.klatch.server.rooms;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.server.accounts.People;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.util.List;

/**
 * Puts a room into the archive or takes it out by the power of who holds the data. A notice is by somebody: this one
 * has the id of who has owned the place for longest, and the operator's name, so that nobody is said to have done it.
 */
record Filing(RoomFloor floor, RoomId room, boolean away) implements Consequential {
    static final String BY = "The operator";

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        var table = handle.attach(RoomTable.class);
        var before = table.one(room).orElseThrow(Refused::notFound);
        var owner = People.firstOwner(handle).orElseThrow(Refused::notFound);
        if (before.kind() == RoomKind.DIRECT) {
            throw new Refused(ErrorCode.FORBIDDEN, "A direct room is its people and stays as it is.");
        }
        if (before.archived() == away) {
            return RoomFloor.unchanged(transaction, room);
        }
        table.set(before.filed(away));
        Audit.record(handle, Named.COMMAND_LINE, away ? Deed.ROOM_ARCHIVED : Deed.ROOM_UNARCHIVED,
                new Named(room.value(), before.name()), "", transaction.now(room));
        var committed = floor.messages().notice(transaction, room, new Person(owner, BY),
                new SystemNote(away ? "archived" : "unarchived", List.of(), null));
        News.tell(handle, new Note.Look(room, committed.rev()));
        return committed;
    }

    @Override
    public void afterwards(Committed committed) {
        if (!committed.dup()) {
            floor.news().everybody(room);
        }
    }
}
