package chat.klatch.server.messages;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest revs of the rooms where something happens, in memory: who was away for a moment continues from here. Each
 * rev is one whole state of one message, and the revs of a room here are without gaps, so the newest state of each
 * message after a rev, up to a head, is what the tables had at that head. Bounded in bytes over all rooms, the least
 * recently used go first. Any number of threads; only one adds.
 */
public final class Recent {
    private static final int REVS_PER_ROOM = 1_000;
    private static final int MESSAGE_BYTES = 400;
    private static final int ID_BYTES = 64;

    private final Map<RoomId, Deque<Posted>> rooms = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    public Recent(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes what was committed, in the order of revs. */
    public synchronized void add(List<Posted> told) {
        for (Posted posted : told) {
            var revs = rooms.computeIfAbsent(posted.room(), _ -> new ArrayDeque<>());
            var newest = revs.peekLast();
            if (newest != null && posted.message().rev() != newest.message().rev() + 1) {
                while (!revs.isEmpty()) {
                    drop(revs);
                }
            }
            revs.addLast(posted);
            bytes += weight(posted.message());
            if (revs.size() > REVS_PER_ROOM) {
                drop(revs);
            }
        }
        evict();
    }

    private void evict() {
        Iterator<Deque<Posted>> eldest = rooms.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            var revs = eldest.next();
            while (bytes > mostBytes && !revs.isEmpty()) {
                drop(revs);
            }
            if (revs.isEmpty()) {
                eldest.remove();
            }
        }
    }

    private void drop(Deque<Posted> revs) {
        bytes -= weight(revs.removeFirst().message());
    }

    private static long weight(Message message) {
        long users = message.mentions().size();
        for (var reaction : message.reactions()) {
            users += 2 + reaction.users().size();
        }
        return MESSAGE_BYTES + 2L * message.text().length() + ID_BYTES * users;
    }

    /**
     * The state at {@code head} of every message that changed after {@code since}, ascending by seq; nothing where this
     * memory does not hold all of it.
     */
    public synchronized Optional<List<Message>> between(RoomId id, long since, long head) {
        var revs = rooms.get(id);
        if (revs == null || revs.isEmpty() || revs.getFirst().message().rev() > since + 1
                || revs.getLast().message().rev() < head) {
            return Optional.empty();
        }
        var newest = new LinkedHashMap<Long, Message>();
        for (var back = revs.descendingIterator(); back.hasNext();) {
            var message = back.next().message();
            if (message.rev() <= since) {
                break;
            }
            if (message.rev() <= head) {
                newest.putIfAbsent(message.seq(), message);
            }
        }
        var changed = new ArrayList<>(newest.values());
        changed.sort(Comparator.comparingLong(Message::seq));
        return Optional.of(changed);
    }
}
