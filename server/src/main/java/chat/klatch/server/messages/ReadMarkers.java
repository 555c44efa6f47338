package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * How far each member has read, and what "unread" means: others' messages after the marker that are no notices. Any
 * number of threads.
 */
public final class ReadMarkers {
    private final Database database;
    private final RoomAccess access;

    public ReadMarkers(Database database, RoomAccess access) {
        this.database = database;
        this.access = access;
    }

    /** A new member has read everything so far, which ends at {@code seq}. */
    public void start(Handle handle, RoomId room, UserId user, long seq) {
        handle.attach(MarkerTable.class).set(room, user, seq);
    }

    /** Who is no member has no marker. */
    public void end(Handle handle, RoomId room, UserId user) {
        handle.attach(MarkerTable.class).remove(room, user);
    }

    private static long head(Handle handle, RoomId room) {
        return RoomLog.head(handle, room).map(head -> head.seq()).orElse(0L);
    }

    /** The marker as this state of the data has it; for somebody who is no member, at the head. */
    public Marker of(Handle handle, RoomId room, UserId user) {
        var seq = handle.attach(MarkerTable.class).of(room, user);
        return seq.map(at -> new Marker(at, unread(handle, room, user, at), 0))
                .orElseGet(() -> new Marker(head(handle, room), 0, 0));
    }

    private static int unread(Handle handle, RoomId room, UserId user, long seq) {
        return handle.attach(MessageTable.class).unread(room, user, seq, Limits.UNREAD_COUNTED);
    }

    /**
     * Moves the marker: up, or where that is asked also down; above the head means the head. Durable when it returns.
     */
    public MarkerMoved move(UserId user, Read read) {
        return database.write(handle -> {
            access.requireMember(handle, user, read.room());
            var table = handle.attach(MarkerTable.class);
            long wanted = Math.min(read.seq(), head(handle, read.room()));
            long now = table.of(read.room(), user).orElse(0L);
            long next = read.back() ? wanted : Math.max(now, wanted);
            table.set(read.room(), user, next);
            return new MarkerMoved(read.room(), next, unread(handle, read.room(), user, next), 0);
        });
    }
}
