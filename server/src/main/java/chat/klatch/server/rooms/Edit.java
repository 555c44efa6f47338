package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.util.List;
import java.util.Locale;

/** Names a room, says what it is about, or puts it into the archive and takes it out. */
record Edit(RoomFloor floor, RoomId room, UserId actor, What what, String value) implements Consequential {
    /** What is changed, by the word that stands in the log. */
    enum What {
        RENAMED, TOPIC, ARCHIVED, UNARCHIVED
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        switch (what) {
            case RENAMED, TOPIC -> floor.access().requireModerate(handle, actor, room);
            case ARCHIVED, UNARCHIVED -> floor.access().requireArchive(handle, actor, room);
        }
        var table = handle.attach(RoomTable.class);
        var before = table.one(room).orElseThrow(Refused::notFound);
        var after = after(before);
        if (after.equals(before)) {
            return RoomFloor.unchanged(transaction, room);
        }
        RoomFloor.audit(transaction, actor, deed(), room, what == What.RENAMED ? value : "");
        table.set(after);
        boolean said = what == What.RENAMED || what == What.TOPIC;
        var committed = floor.notice(transaction, room, actor, what.name().toLowerCase(Locale.ROOT), List.of(),
                said ? value : null);
        News.tell(handle, new Note.Look(room, committed.rev()));
        return committed;
    }

    private Deed deed() {
        return switch (what) {
            case RENAMED -> Deed.ROOM_RENAMED;
            case TOPIC -> Deed.ROOM_TOPIC;
            case ARCHIVED -> Deed.ROOM_ARCHIVED;
            case UNARCHIVED -> Deed.ROOM_UNARCHIVED;
        };
    }

    private RoomTable.Row after(RoomTable.Row before) {
        return switch (what) {
            case RENAMED -> new RoomTable.Row(room, value, Rooms.folded(value), before.kind(), before.topic(),
                    before.people(), before.archived());
            case TOPIC -> new RoomTable.Row(room, before.name(), before.folded(), before.kind(), value,
                    before.people(), before.archived());
            case ARCHIVED, UNARCHIVED -> before.filed(what == What.ARCHIVED);
        };
    }

    @Override
    public void afterwards(Committed committed) {
        if (!committed.dup()) {
            floor.news().everybody(room);
        }
    }
}
