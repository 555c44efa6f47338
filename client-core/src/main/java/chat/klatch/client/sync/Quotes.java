package chat.klatch.client.sync;

import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single messages of a room that others refer to and that are not in what is shown: fetched, a few at a time, and kept
 * true as long as they are among the last that were asked for. One thread.
 */
final class Quotes {
    private static final int MOST = 200;
    private final RoomId room;
    private final Connection connection;
    private final Runnable changed;
    private final Map<Long, Message> known = new LinkedHashMap<>();
    private final Set<Long> wanted = new LinkedHashSet<>();
    private final LinkedHashSet<Long> missing = new LinkedHashSet<>();
    private final List<Message> since = new ArrayList<>();
    private int fetch;
    private boolean underWay;

    Quotes(RoomId room, Connection connection, Runnable changed) {
        this.room = room;
        this.connection = connection;
        this.changed = changed;
    }

    /** Fetches the message at {@code seq}, unless it is here, or nowhere: a log is not filled up later. */
    void want(long seq) {
        if (!known.containsKey(seq) && !missing.contains(seq) && wanted.size() < MOST && wanted.add(seq)) {
            fetch();
        }
    }

    private void fetch() {
        if (underWay || wanted.isEmpty() || !connection.isUp()) {
            return;
        }
        underWay = true;
        int mine = ++fetch;
        var seqs = wanted.stream().limit(Limits.SEQS).toList();
        connection.ask(id -> new History(id, room, null, null, null, seqs, Limits.PAGE), outcome -> {
            if (mine == fetch) {
                settle(seqs, outcome);
            }
        });
    }

    private void settle(List<Long> seqs, Outcome outcome) {
        var missed = List.copyOf(since);
        since.clear();
        underWay = false;
        if (!(outcome instanceof Outcome.Answered(Page page))) {
            return; // asked again with the next one, or when the room is joined again
        }
        page.messages().forEach(this::put);
        missed.forEach(this::came);
        seqs.forEach(wanted::remove);
        boolean cut = page.newer() && !page.messages().isEmpty(); // cut off were the highest
        long last = cut ? page.messages().getLast().seq() : Long.MAX_VALUE;
        for (long seq : seqs) {
            if (seq > last) {
                wanted.add(seq);
            } else if (!known.containsKey(seq)) {
                miss(seq);
            }
        }
        changed.run();
        fetch();
    }

    private void miss(long seq) {
        missing.add(seq);
        if (missing.size() > MOST) {
            missing.removeFirst();
        }
    }

    private void put(Message message) {
        known.put(message.seq(), message);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** Something of the room came. */
    void came(Message message) {
        var before = known.get(message.seq());
        if (before != null && before.rev() < message.rev()) {
            known.replace(message.seq(), message);
        }
        if (underWay) {
            since.add(message);
        }
    }

    /** The room is joined; {@code anew} where what is known may have changed unheard. */
    void joined(boolean anew) {
        if (anew) {
            drop();
            wanted.addAll(known.keySet());
            known.clear();
            missing.clear();
        }
        fetch();
    }

    /** What was asked for is not wanted any more. */
    void drop() {
        fetch++;
        underWay = false;
        since.clear();
    }

    @Nullable
    Message at(long seq) {
        return known.get(seq);
    }
}
