package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;

/** An owner's account has gone out of use, or has come back: whose room it is now shows without any change of it. */
record Succession(RoomFloor floor, RoomId room) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        var committed = RoomFloor.unchanged(transaction, room);
        News.tell(transaction.handle(), new Note.Look(room, committed.rev()));
        return committed;
    }

    @Override
    public void afterwards(Committed committed) {
        floor.news().everybody(room);
    }
}
