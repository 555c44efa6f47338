package chat.klatch.client.view.room;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;

/**
 * What is read by being looked at in the room that is open. Who took their marker back, here or on another device, left
 * something unread on purpose: then looking on reads nothing, until they say so or come in again.
 */
final class Reading {
    /** Who is told. */
    interface Told {
        void read(RoomId room, long seq);
    }

    private final Told told;
    private long here;
    private long marker;
    private long newest;
    private boolean takenBack;

    Reading(Told told) {
        this.told = told;
    }

    /** Another room is shown, or the same one anew. */
    void open() {
        here = 0;
        marker = 0;
        newest = 0;
        takenBack = false;
    }

    /** The room as the server last told it; what it knows no more was never read in the data that it has now. */
    void at(Room room) {
        if (room.seq() < newest) {
            open();
        }
        newest = room.seq();
        takenBack |= room.read() < marker;
        marker = room.read();
    }

    /** Its reader just took the marker back. */
    void takeBack() {
        takenBack = true;
    }

    /** Everything up to {@code seq} is before its reader's eyes. */
    void seen(RoomId room, long seq) {
        if (!takenBack) {
            here = seq;
            told.read(room, seq);
        }
    }

    /** Its reader says that everything up to {@code seq} is read. */
    void all(RoomId room, long seq) {
        takenBack = false;
        seen(room, seq);
    }

    /**
     * Whether everything in the room, as it was last told, was read here, though the server may not have said so yet.
     */
    boolean isAll(Room room) {
        at(room);
        return !takenBack && room.seq() > 0 && here >= room.seq();
    }
}
