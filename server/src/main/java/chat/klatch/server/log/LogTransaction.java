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
        return heads.computeIfAbsent(room, id -> handle.attach(HeadTable.class).of(id).orElse(Head.START));
    }

    /** Takes the next rev of the room for a new message. Nothing may be refused after this. */
    public Head say(RoomId room) {
        var next = head(room).said(now);
        heads.put(room, next);
        moved.add(room);
        return next;
    }

    /** The room goes, and its log with it: no change after this finds it. */
    public void forget(RoomId room) {
        heads.remove(room);
        moved.remove(room);
        handle.attach(HeadTable.class).remove(room);
    }

    /** Writes the moved heads; the last thing before the commit. */
    public void finish() {
        var table = handle.attach(HeadTable.class);
        moved.forEach(room -> table.set(room, head(room)));
    }
}
