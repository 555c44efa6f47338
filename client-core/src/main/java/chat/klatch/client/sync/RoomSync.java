package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One room, kept true: it knows the rev up to which it has everything (the cursor), takes the next rev and no other,
 * and where one is missing joins again from the cursor. A message replaces what stands at its seq only with a higher
 * rev, so neither an old page nor a repeated event can undo anything. One thread.
 */
public final class RoomSync implements Timeline {
    private static final long RETRY_MILLIS = 1_000;
    private final RoomId room;
    private final UserId me;
    private final Connection connection;
    private final Outbox outbox;
    private final Clock clock;
    private final Runnable changed;
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final Map<Long, Message> whilePaging = new HashMap<>();
    private final Unread unread = new Unread();
    private long cursor;
    private long wantedMarker;
    private boolean loaded;
    private boolean more;
    private boolean joining;
    private boolean paging;
    private boolean pagingFailed;
    private boolean closed;

    RoomSync(RoomId room, UserId me, Connection connection, Outbox outbox, Clock clock, Runnable changed) {
        this.room = room;
        this.me = me;
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.changed = changed;
    }

    /** Joins, from where this room left off. */
    void join() {
        if (joining || closed || !connection.isUp()) {
            return;
        }
        joining = true;
        connection.ask(id -> new Join(id, room, loaded ? cursor : null, null), this::settleJoin);
    }

    private void settleJoin(Outcome outcome) {
        joining = false;
        switch (outcome) {
            case Outcome.Answered(Joined answer) -> resume(answer);
            case Outcome.Denied(Failed why) -> {
                if (why.code().passes()) {
                    var after = why.after();
                    var _ = clock.after(after == null ? RETRY_MILLIS : after, this::join);
                }
            }
            case Outcome.Answered _,Outcome.Cut _ -> {
                // the next connection joins again
            }
        }
    }

    private void resume(Joined answer) {
        boolean anew = answer.reset() || !loaded;
        if (anew) {
            messages.clear();
            more = answer.more();
        }
        loaded = true;
        cursor = answer.rev();
        long oldest = anew || messages.isEmpty() ? 0 : messages.firstKey();
        answer.messages().stream().filter(message -> message.seq() >= oldest || !more).forEach(this::apply);
        unread.told(answer.read(), answer.unread());
        outbox.caughtUp(room, cursor);
        if (wantedMarker > answer.read()) {
            connection.signal(new Read(room, wantedMarker, false));
        }
        changed.run();
    }

    /** The server's data is another: no rev that we know means anything any more. */
    void forget() {
        loaded = false;
        cursor = 0;
        wantedMarker = 0;
    }

    /** The room is not ours any more. */
    void close() {
        closed = true;
    }

    /** One change of the room. */
    void posted(Message message) {
        if (!loaded || message.rev() <= cursor) {
            return;
        }
        if (message.rev() > cursor + 1) {
            join(); // a gap: what lies between comes with the answer
            return;
        }
        cursor = message.rev();
        if (paging) {
            whilePaging.put(message.seq(), message);
        }
        if (!more || messages.isEmpty() || message.seq() >= messages.firstKey()) {
            unread.said(message, me);
            apply(message);
        }
        outbox.caughtUp(room, cursor);
        changed.run();
    }

    private void apply(Message message) {
        var known = messages.get(message.seq());
        if (known == null || known.rev() < message.rev()) {
            messages.put(message.seq(), message);
        }
        if (message.key() != null && message.author().id().equals(me)) {
            outbox.seen(message.key());
        }
    }

    /** Fetches the page before what is loaded. */
    public void older() {
        if (paging || !more || messages.isEmpty()) {
            return;
        }
        paging = true;
        pagingFailed = false;
        long before = messages.firstKey();
        connection.ask(id -> new History(id, room, before, null, null, null, Limits.PAGE_DEFAULT), outcome -> {
            paging = false;
            if (outcome instanceof Outcome.Answered(Page page)) {
                prepend(page, before);
            } else {
                pagingFailed = true;
            }
            whilePaging.clear();
            changed.run();
        });
        changed.run();
    }

    /** A reset may have replaced what the page was to stand before. */
    private void prepend(Page page, long before) {
        if (!messages.isEmpty() && messages.firstKey() == before) {
            page.messages().forEach(this::apply);
            more = page.more();
            whilePaging.values().stream().filter(message -> messages.containsKey(message.seq())).forEach(this::apply);
        }
    }

    /** Everything up to {@code seq} has been seen here. */
    public void read(long seq) {
        if (seq > Math.max(unread.marker(), wantedMarker)) {
            wantedMarker = seq;
            connection.signal(new Read(room, seq, false));
        }
    }

    void moved(MarkerMoved marker) {
        unread.told(marker.seq(), marker.unread());
        changed.run();
    }

    Unread unread() {
        return unread;
    }

    /** The newest rev up to which everything is here. */
    public long cursor() {
        return cursor;
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public List<Message> messages() {
        return new ArrayList<>(messages.values());
    }

    @Override
    public List<Unsent> unsent() {
        return outbox.of(room);
    }

    @Override
    public boolean loaded() {
        return loaded;
    }

    @Override
    public boolean more() {
        return more;
    }

    @Override
    public boolean paging() {
        return paging;
    }

    @Override
    public boolean pagingFailed() {
        return pagingFailed;
    }
}
