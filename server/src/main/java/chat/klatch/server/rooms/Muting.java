package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;

/** Makes a room quiet for one member, or loud again; takes no rev, and only they are told. */
record Muting(RoomFloor floor, RoomId room, UserId user, boolean muted) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        floor.access().requireMember(handle, user, room);
        if (!Memberships.mute(handle, room, user, muted)) {
            return RoomFloor.unchanged(transaction, room);
        }
        var committed = RoomFloor.silent(transaction, room);
        News.tell(handle, new Note.Membership(room, committed.rev(), user));
        return committed;
    }

    @Override
    public void afterwards(Committed committed) {
        if (!committed.dup()) {
            floor.news().one(room, user);
        }
    }
}
