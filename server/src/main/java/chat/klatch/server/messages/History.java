package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.log.RoomLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages again: pages of a room, and what a client missed. Each answer is of one state of the data. Any number
 * of threads.
 */
public final class History {
    /** Which part of a room is wanted: at most one of the four, the newest where there is none. */
    public record Span(@Nullable Long before, @Nullable Long after, @Nullable Long around, @Nullable List<Long> seqs,
            int limit) {
    }

    /** Messages ascending by seq, as they were at {@code rev}; whether older and newer ones exist. */
    public record Found(long rev, List<Message> messages, boolean more, boolean newer) {
    }

    /** What a join answers: {@code reset} where it could not continue from where the client was. */
    public record Resumed(Found found, boolean reset) {
    }

    private final Messages messages;
    private final ToIntFunction<Message> bytes;

    /**
     * @param bytes
     *            how much a message takes on the wire
     */
    public History(Messages messages, ToIntFunction<Message> bytes) {
        this.messages = messages;
        this.bytes = bytes;
    }

    /**
     * The state of everything that changed after {@code since}, or the newest messages where that is too much or not
     * ours.
     */
    public Resumed resume(Handle handle, RoomId room, @Nullable Long since, int limit) {
        long head = head(handle, room);
        if (since == null) {
            return new Resumed(newest(handle, room, head, limit), false);
        }
        if (since > head) {
            return new Resumed(newest(handle, room, head, limit), true);
        }
        var changed = new ArrayList<>(read(table(handle).changedSince(room, since, Limits.RESUMED_MESSAGES + 1)));
        if (changed.size() > Limits.RESUMED_MESSAGES || fitting(changed) < changed.size()) {
            return new Resumed(newest(handle, room, head, limit), true);
        }
        changed.sort((one, other) -> Long.compare(one.seq(), other.seq()));
        return new Resumed(new Found(head, changed, false, false), false);
    }

    /** One page. */
    public Found page(Handle handle, RoomId room, Span span) {
        long head = head(handle, room);
        if (span.before != null) {
            return older(handle, room, head, span.before, span.limit);
        }
        if (span.after != null) {
            return newer(handle, room, head, span.after, span.limit);
        }
        if (span.around != null) {
            return around(handle, room, head, span.around, span.limit);
        }
        return span.seqs == null ? newest(handle, room, head, span.limit) : named(handle, room, head, span.seqs);
    }

    private Found newest(Handle handle, RoomId room, long head, int limit) {
        return older(handle, room, head, Limits.INTEGER_MAX, limit);
    }

    private Found older(Handle handle, RoomId room, long head, long before, int limit) {
        var found = read(table(handle).before(room, before, limit + 1));
        int kept = Math.min(limit, fitting(found));
        boolean newer = !found.isEmpty() && !table(handle).after(room, found.getFirst().seq(), 1).isEmpty()
                || found.isEmpty() && !table(handle).after(room, before - 1, 1).isEmpty();
        return new Found(head, found.subList(0, kept).reversed(), kept < found.size(), newer);
    }

    private Found newer(Handle handle, RoomId room, long head, long after, int limit) {
        var found = read(table(handle).after(room, after, limit + 1));
        int kept = Math.min(limit, fitting(found));
        boolean more = !table(handle).before(room, after + 1, 1).isEmpty();
        return new Found(head, found.subList(0, kept), more, kept < found.size());
    }

    /** As many before as after, the asked one with the later half; cut are those farthest from it. */
    private Found around(Handle handle, RoomId room, long head, long around, int limit) {
        var later = read(table(handle).after(room, around - 1, limit + 1));
        var earlier = read(table(handle).before(room, around, limit + 1));
        var chosen = new ArrayList<Message>();
        int up = 0;
        int down = 0;
        int size = 0;
        while (chosen.size() < limit && (up < later.size() || down < earlier.size())) {
            boolean goUp = up < later.size() && (up <= down || down >= earlier.size());
            var next = goUp ? later.get(up) : earlier.get(down);
            size += bytes.applyAsInt(next);
            if (size > Limits.ANSWER_BYTES && !chosen.isEmpty()) {
                break;
            }
            chosen.add(next);
            up += goUp ? 1 : 0;
            down += goUp ? 0 : 1;
        }
        chosen.sort((one, other) -> Long.compare(one.seq(), other.seq()));
        return new Found(head, chosen, down < earlier.size(), up < later.size());
    }

    private Found named(Handle handle, RoomId room, long head, List<Long> seqs) {
        var found = seqs.isEmpty() ? List.<Message>of() : read(table(handle).at(room, seqs));
        int kept = fitting(found);
        return new Found(head, found.subList(0, kept), false, kept < found.size());
    }

    /** How many from the front fit into one answer: at least one. */
    private int fitting(List<Message> found) {
        int size = 0;
        for (int i = 0; i < found.size(); i++) {
            size += bytes.applyAsInt(found.get(i));
            if (size > Limits.ANSWER_BYTES && i > 0) {
                return i;
            }
        }
        return found.size();
    }

    private List<Message> read(List<MessageTable.Row> rows) {
        return rows.stream().map(messages::message).toList();
    }

    private static long head(Handle handle, RoomId room) {
        return RoomLog.head(handle, room).map(head -> head.rev()).orElse(0L);
    }

    private static MessageTable table(Handle handle) {
        return handle.attach(MessageTable.class);
    }
}
