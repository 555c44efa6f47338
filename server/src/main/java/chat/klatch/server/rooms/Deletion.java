package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;

/** Deletes a room and everything in it, the keys too. Used once, on the writer's thread. */
final class Deletion implements Consequential {
    private final RoomFloor floor;
    private final RoomId room;
    private final UserId actor;
    private boolean open;

    Deletion(RoomFloor floor, RoomId room, UserId actor) {
        this.floor = floor;
        this.room = room;
        this.actor = actor;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        floor.access().requireDelete(handle, actor, room);
        open = floor.news().open(handle, room);
        var last = RoomFloor.silent(transaction, room);
        RoomFloor.audit(transaction, actor, Deed.ROOM_DELETED, room, "");
        floor.messages().forget(handle, room);
        Memberships.forget(handle, room);
        transaction.forget(room);
        handle.attach(RoomTable.class).remove(room);
        News.tell(handle, new Note.Gone(room, last.rev(), open));
        return last;
    }

    @Override
    public void afterwards(Committed committed) {
        floor.hub().dissolve(room, open, new Gone(room));
    }
}
