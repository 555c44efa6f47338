package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages again: pages of a room, and what a client missed. Each answer is of one state of the data, as one user
 * sees it. Any number of threads.
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
    private final Recent recent;
    private final MessageBytes bytes;

    /**
     * @param recent
     *            what was committed last, from memory
     * @param bytes
     *            how much a message takes on the wire
     */
    public History(Messages messages, Recent recent, ToIntFunction<Message> bytes) {
        this.messages = messages;
        this.recent = recent;
        this.bytes = new MessageBytes(bytes);
    }

    /**
     * The state of everything that changed after {@code since}, or the newest messages where that is too much or not
     * ours.
     */
    public Resumed resume(Handle handle, UserId user, RoomId room, @Nullable Long since, int limit) {
        long head = head(handle, room);
        var changed = since == null ? Optional.<List<Message>>empty() : changed(handle, room, since, head);
        var found = changed.map(all -> new Found(head, all, false, false))
                .orElseGet(() -> newest(handle, room, head, limit));
        return new Resumed(seen(handle, user, room, found), since != null && changed.isEmpty());
    }

    /** Nothing where it is more than one answer takes, or the client is ahead of us. */
    private Optional<List<Message>> changed(Handle handle, RoomId room, long since, long head) {
        if (since >= head) {
            return since == head ? Optional.of(List.of()) : Optional.empty();
        }
        var changed = recent.between(room, since, head).orElseGet(() -> stored(handle, room, since));
        return changed.size() > Limits.RESUMED_MESSAGES || bytes.fitting(changed) < changed.size()
                ? Optional.empty()
                : Optional.of(changed);
    }

    private List<Message> stored(Handle handle, RoomId room, long since) {
        return table(handle).changedSince(room, since, Limits.RESUMED_MESSAGES + 1).stream().map(messages::message)
                .sorted(Comparator.comparingLong(Message::seq)).toList();
    }

    /** One page. */
    public Found page(Handle handle, UserId user, RoomId room, Span span) {
        return seen(handle, user, room, page(handle, room, head(handle, room), span));
    }

    private static Found seen(Handle handle, UserId user, RoomId room, Found found) {
        return new Found(found.rev, Reactions.mine(handle, user, room, found.messages), found.more, found.newer);
    }

    private Found page(Handle handle, RoomId room, long head, Span span) {
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
        return cutOlder(head, read(table(handle).before(room, Limits.INTEGER_MAX, limit + 1)), limit, false);
    }

    private Found older(Handle handle, RoomId room, long head, long before, int limit) {
        var found = read(table(handle).before(room, before, limit + 1));
        return cutOlder(head, found, limit, table(handle).anyAfter(room, before - 1));
    }

    private Found cutOlder(long head, List<Message> found, int limit, boolean newer) {
        int kept = Math.min(limit, bytes.fitting(found));
        return new Found(head, found.subList(0, kept).reversed(), kept < found.size(), newer);
    }

    private Found newer(Handle handle, RoomId room, long head, long after, int limit) {
        var found = read(table(handle).after(room, after, limit + 1));
        int kept = Math.min(limit, bytes.fitting(found));
        return new Found(head, found.subList(0, kept), table(handle).anyBefore(room, after + 1), kept < found.size());
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
            size += bytes.exactly(next);
            if (size > Limits.ANSWER_BYTES && !chosen.isEmpty()) {
                break;
            }
            chosen.add(next);
            up += goUp ? 1 : 0;
            down += goUp ? 0 : 1;
        }
        chosen.sort(Comparator.comparingLong(Message::seq));
        return new Found(head, chosen, down < earlier.size(), up < later.size());
    }

    private Found named(Handle handle, RoomId room, long head, List<Long> seqs) {
        var found = read(table(handle).at(room, JsonArray.ofNumbers(seqs)));
        int kept = bytes.fitting(found);
        return new Found(head, found.subList(0, kept), false, kept < found.size());
    }

    private List<Message> read(List<MessageRow> rows) {
        return rows.stream().map(messages::message).toList();
    }

    private static long head(Handle handle, RoomId room) {
        return RoomLog.head(handle, room).map(head -> head.rev()).orElse(0L);
    }

    private static MessageTable table(Handle handle) {
        return Tables.of(handle, MessageTable.class);
    }
}
