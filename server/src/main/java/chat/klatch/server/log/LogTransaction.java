package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * One commit in the making: its connection, its time, and the heads that it moves. Each head is read and written once.
 */
public final class LogTransaction {
    private final Handle handle;
    private final Instant now;
    private final Map<RoomId, Head> heads = new LinkedHashMap<>();
    private final Set<RoomId> moved = new LinkedHashSet<>();

    public LogTransaction(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    public Handle handle() {
        return handle;
    }

    /** The room's head within this transaction; rev 0 where nothing was said yet. */
    public Head head(RoomId room) {
        return heads.computeIfAbsent(room, id -> HeadTable.of(handle, id).orElse(Head.START));
    }

    /** Takes the next rev of the room for a new message. Nothing may be refused after this. */
    public Head say(RoomId room) {
        return move(room, head(room).said(now));
    }

    /** Takes the next rev of the room for a change of a message. Nothing may be refused after this. */
    public long revise(RoomId room) {
        return move(room, head(room).revised()).rev();
    }

    private Head move(RoomId room, Head next) {
        heads.put(room, next);
        moved.add(room);
        return next;
    }

    /** When this happens, by the room's own time, which never runs backwards. */
    public Instant now(RoomId room) {
        var newest = head(room).at();
        return now.isBefore(newest) ? newest : now;
    }

    /** The room goes, and its log with it: no change after this finds it. */
    public void forget(RoomId room) {
        heads.remove(room);
        moved.remove(room);
        HeadTable.remove(handle, room);
    }

    /** Writes the moved heads; the last thing before the commit. */
    public void finish() {
        moved.forEach(room -> HeadTable.set(handle, room, head(room)));
    }
}
