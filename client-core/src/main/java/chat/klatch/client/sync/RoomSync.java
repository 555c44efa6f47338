package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * One room, kept true: it knows the rev up to which it has everything (the cursor), takes the next rev and no other,
 * and where one is missing joins again from the cursor. A message replaces what stands at its seq only with a higher
 * rev, so neither an old page nor a repeated event can undo anything. One thread.
 */
public final class RoomSync implements Timeline {
    /** Whoever keeps the room: hears of it after each change, when all of it is in force. */
    interface Keeper {
        void changed();

        /** The room is not there for this user any more. */
        void gone();

        /** Whether the room is one where every message is meant for its people. */
        boolean direct();
    }

    private static final long RETRY_MILLIS = 1_000;
    private final RoomId room;
    private final UserId me;
    private final Connection connection;
    private final Outbox outbox;
    private final Clock clock;
    private final Keeper keeper;
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final Unread unread;
    private final ReadMarker marker;
    private final OlderPages pages;
    private long cursor;
    private boolean loaded;
    private boolean more;
    private boolean joining;
    private boolean closed;
    private Runnable retry = () -> {
    };

    RoomSync(RoomId room, UserId me, Connection connection, Outbox outbox, Clock clock, Keeper keeper) {
        this.room = room;
        this.me = me;
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.keeper = keeper;
        unread = new Unread(me);
        marker = new ReadMarker(room, connection);
        pages = new OlderPages(room, connection, new OlderPages.Reader() {
            @Override
            public void page(Page page, List<Message> since) {
                prepend(page, since);
            }

            @Override
            public void changed() {
                keeper.changed();
            }
        });
    }

    /** Joins, from where this room left off. */
    void join() {
        if (joining || closed || !connection.isUp()) {
            return;
        }
        retry.run();
        joining = true;
        connection.ask(id -> new Join(id, room, loaded ? cursor : null, null), this::settleJoin);
    }

    private void settleJoin(Outcome outcome) {
        joining = false;
        if (closed) {
            return;
        }
        switch (outcome) {
            case Outcome.Answered(Joined answer) -> resume(answer);
            case Outcome.Denied(Failed why) -> {
                if (why.code().passes()) {
                    var after = why.after();
                    retry = clock.after(after == null ? RETRY_MILLIS : after, this::join);
                } else if (why.code() == ErrorCode.NOT_FOUND) {
                    keeper.gone();
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
            pages.drop();
            messages.clear();
            more = answer.more();
        }
        loaded = true;
        cursor = answer.rev();
        var mine = new HashSet<MessageKey>();
        long oldest = messages.isEmpty() || !more ? 0 : messages.firstKey();
        for (Message message : answer.messages()) {
            take(message, oldest, mine);
        }
        unread.told(answer.read(), answer.unread(), answer.mentions());
        marker.told(answer.read(), false);
        marker.repeat();
        settled(mine);
    }

    /** The server's data is another: no rev that we know means anything any more. */
    void forget() {
        loaded = false;
        cursor = 0;
        marker.forget();
        pages.drop();
    }

    /** The room is not ours any more. */
    void close() {
        closed = true;
        retry.run();
        pages.drop();
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
        if (!unread.said(messages.get(message.seq()), message, keeper.direct())) {
            join(); // brings nothing but the counts
        }
        var mine = new HashSet<MessageKey>();
        take(message, messages.isEmpty() || !more ? 0 : messages.firstKey(), mine);
        settled(mine);
    }

    /** Applies what came, unless it is older than all that is loaded. */
    private void take(Message message, long oldest, Set<MessageKey> mine) {
        pages.came(message);
        if (message.seq() >= oldest) {
            apply(message);
        }
        if (message.key() != null && message.author().id().equals(me)) {
            mine.add(message.key());
        }
    }

    private void apply(Message message) {
        var known = messages.get(message.seq());
        if (known == null || known.rev() < message.rev()) {
            messages.put(message.seq(), message);
        }
    }

    /** What was written here is shown at the same moment in which it stops waiting. */
    private void settled(Set<MessageKey> mine) {
        outbox.shown(room, mine, cursor);
        keeper.changed();
    }

    /** Fetches the page before what is loaded. */
    public void older() {
        if (more && !closed && !messages.isEmpty()) {
            pages.fetch(messages.firstKey());
        }
    }

    private void prepend(Page page, List<Message> since) {
        page.messages().forEach(this::apply);
        more = page.more();
        since.stream().filter(message -> messages.containsKey(message.seq())).forEach(this::apply);
    }

    /** Everything up to {@code seq} has been seen here. */
    public void read(long seq) {
        if (!messages.isEmpty()) {
            marker.read(Math.min(seq, messages.lastKey()), unread.marker());
        }
    }

    /** What comes after {@code seq} is unread again. */
    public void unreadFrom(long seq) {
        marker.back(seq);
    }

    void moved(MarkerMoved moved) {
        boolean lowered = moved.seq() < unread.marker();
        unread.told(moved.seq(), moved.unread(), moved.mentions());
        marker.told(moved.seq(), lowered);
        keeper.changed();
    }

    Unread unread() {
        return unread;
    }

    /** The newest rev up to which everything is here. */
    public long cursor() {
        return cursor;
    }

    /** The newest message that is here; 0 where there is none. */
    long newest() {
        return messages.isEmpty() ? 0 : messages.lastKey();
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
        return pages.underWay();
    }

    @Override
    public boolean pagingFailed() {
        return pages.failed();
    }
}
