package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;

/**
 * Another process has filed a room: its notice is told as if it were made now. Where more has happened in the room
 * since then, who follows it has seen the gap and joined again, and the notice is not told out of its turn.
 */
record Heeding(RoomFloor floor, RoomId room) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        if (transaction.handle().attach(RoomTable.class).one(room).isEmpty()) {
            throw Refused.notFound();
        }
        return floor.messages().noticed(transaction, room, Filing.BY)
                .orElseGet(() -> RoomFloor.unchanged(transaction, room));
    }

    @Override
    public void afterwards(Committed committed) {
        floor.news().everybody(room);
    }
}
