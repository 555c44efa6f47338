package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.storage.Remote;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One commit in the making: its connection, its time, and the heads that it moves. Each head is read and written once.
 */
public final class LogTransaction {
    /** What was put off within one transaction. */
    public interface Gathering {
        /** Writes all of it, and forgets what was looked up before; more may come. */
        void settle();
    }

    private final Handle handle;
    private final Instant now;
    private final Map<RoomId, Head> heads = new LinkedHashMap<>();
    private final Set<RoomId> moved = new LinkedHashSet<>();
    private final boolean remote;
    private @Nullable Gathering gathering;

    public LogTransaction(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
        remote = Remote.is(handle);
    }

    /** The connection, where everything stands that was written so far. */
    public Handle handle() {
        var left = gathering;
        if (left != null) {
            left.settle();
        }
        return handle;
    }

    /** Whether the database is {@link Remote}. */
    public boolean isRemote() {
        return remote;
    }

    /** The connection, where what is gathered may still be missing: for whoever gathers. */
    public Handle unsettled() {
        return handle;
    }

    /**
     * What changes put off, to write it together; made by {@code make} where there is none, and always of that one
     * kind. Only where the database is {@link Remote}.
     */
    public <G extends Gathering> G gathering(Class<G> kind, Function<Handle, G> make) {
        if (gathering == null) {
            gathering = make.apply(handle);
        }
        return kind.cast(gathering);
    }

    /** These rooms' heads will be asked for. */
    void foresee(Set<RoomId> rooms) {
        if (remote) {
            var known = HeadTable.of(handle, rooms);
            rooms.forEach(room -> heads.put(room, known.getOrDefault(room, Head.START)));
        }
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

    /** Writes what is gathered, and the moved heads; the last thing before the commit. */
    public void finish() {
        var _ = handle();
        if (remote) {
            HeadTable.set(handle,
                    moved.stream().collect(Collectors.toMap(Function.identity(), this::head, (one, _) -> one,
                            LinkedHashMap::new)));
        } else {
            moved.forEach(room -> HeadTable.set(handle, room, head(room)));
        }
    }
}
