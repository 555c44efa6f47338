package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.storage.Tables;
import org.jdbi.v3.core.Handle;

/**
 * How far each member has read, and what "unread" means: others' messages after the marker that are neither deleted nor
 * notices; a mention is one of those that mentions the member or the room, or any in a direct room. Both are counted
 * from the marker upward, and no further than 1,000. Any number of threads.
 */
public final class ReadMarkers {
    private static final long WORTH_KEEPING = 256;
    private final RoomAccess access;
    private final Passed passed;

    public ReadMarkers(RoomAccess access) {
        this(access, WORTH_KEEPING);
    }

    /**
     * @param worthKeeping
     *            how many messages that are not unread are looked through only once
     */
    ReadMarkers(RoomAccess access, long worthKeeping) {
        this.access = access;
        passed = new Passed(worthKeeping);
    }

    /** A new member has read everything so far, which ends at {@code seq}. */
    public void start(Handle handle, RoomId room, UserId user, long seq) {
        Tables.of(handle, MarkerTable.class).set(room, user, seq);
    }

    /** Who is no member has no marker. */
    public void end(Handle handle, RoomId room, UserId user) {
        Tables.of(handle, MarkerTable.class).remove(room, user);
    }

    /** Where "everything" ends: the position of the newest message. */
    static long head(Handle handle, RoomId room) {
        return RoomLog.head(handle, room).map(head -> head.seq()).orElse(0L);
    }

    /** The marker as this state of the data has it; for somebody who is no member, at the head. */
    public Marker of(Handle handle, RoomId room, UserId user) {
        return of(handle, room, user, false);
    }

    /**
     * The same where this state is committed and may not be undone, as a reader's is: what is found is kept in mind.
     */
    public Marker committed(Handle handle, RoomId room, UserId user) {
        return of(handle, room, user, true);
    }

    private Marker of(Handle handle, RoomId room, UserId user, boolean committed) {
        return Tables.of(handle, MarkerTable.class).of(room, user)
                .map(seq -> counted(handle, room, user, seq, committed))
                .orElseGet(() -> new Marker(head(handle, room), 0, 0));
    }

    private Marker counted(Handle handle, RoomId room, UserId user, long seq, boolean committed) {
        var found = Tables.of(handle, MessageTable.class).unread(room, user, passed.from(room, user, seq),
                Limits.UNREAD_COUNTED);
        if (committed) {
            var first = found.first();
            passed.learn(room, user, seq, first == null ? head(handle, room) : first - 1);
        }
        int unread = found.count();
        if (unread == 0) {
            return new Marker(seq, 0, 0);
        }
        return access.kind(handle, room) == RoomKind.DIRECT
                ? new Marker(seq, unread, unread)
                : new Marker(seq, unread, Tables.of(handle, MentionTable.class).count(room, user, seq,
                        Limits.UNREAD_COUNTED));
    }

    /**
     * Moves the marker: up, or where that is asked also down; above the head means the head. Says whether it moved.
     *
     * @throws chat.klatch.server.refusal.Refused
     *             where the user is no member, having written nothing
     */
    public boolean move(Handle handle, UserId user, Read read) {
        access.requireMember(handle, user, read.room());
        var table = Tables.of(handle, MarkerTable.class);
        long wanted = Math.min(read.seq(), head(handle, read.room()));
        long now = table.of(read.room(), user).orElse(0L);
        long next = read.back() ? wanted : Math.max(now, wanted);
        if (next != now) {
            table.set(read.room(), user, next);
        }
        return next != now;
    }
}
