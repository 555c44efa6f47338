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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One room, kept true: it knows the rev up to which it has everything (the cursor), takes the next rev and no other,
 * and where one is missing joins again from the cursor. A message replaces what stands at its seq only with a higher
 * rev, so neither an old page nor a repeated event can undo anything. One thread.
 */
public final class RoomSync implements Timeline {
    /** Whoever keeps the room: hears of it after each change, when all of it is in force. */
    interface Keeper {
        void changed();

        /** The log has grown, up to this rev; by less than all of it where not {@code whole}. */
        void logged(List<Message> changes, long upTo, boolean whole);

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
    private final Shown shown = new Shown();
    private final Foreseen foreseen;
    private final Unread unread;
    private final ReadMarker marker;
    private final Pages pages;
    private final Quotes quotes;
    private long cursor;
    private boolean loaded;
    private long target;
    private @Nullable Long wanted;
    private boolean stale;
    private @Nullable Long heard;
    private boolean joining;
    private boolean closed;
    private Runnable retry = () -> {
    };

    RoomSync(RoomId room, UserId me, Connection connection, Outbox outbox, Clock clock, ReadMarker marker,
            Keeper keeper) {
        this.room = room;
        this.me = me;
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.marker = marker;
        this.keeper = keeper;
        unread = new Unread(me);
        foreseen = new Foreseen(me);
        pages = new Pages(room, connection, new Pages.Reader() {
            @Override
            public void page(Pages.Side side, Page page, List<Message> since) {
                take(side, page, since);
            }

            @Override
            public void changed() {
                if (stale && pages.failed()) {
                    stale = false;
                    shown.toNewest();
                }
                keeper.changed();
            }
        });
        quotes = new Quotes(room, connection, keeper::changed);
    }

    /**
     * Whoever listens has heard the room up to this rev in an earlier life, and wants to hear of all that came since.
     */
    void heardUpTo(@Nullable Long rev) {
        heard = rev;
    }

    /** Joins, from where this room left off. */
    void join() {
        if (joining || closed || !connection.isUp()) {
            return;
        }
        retry.run();
        joining = true;
        connection.ask(id -> new Join(id, room, loaded ? Long.valueOf(cursor) : heard, null), this::settleJoin);
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
        boolean whole = !answer.reset() && (loaded || heard != null);
        if (anew) {
            pages.drop();
            shown.begin(answer.messages(), answer.more() || whole);
        }
        long before = loaded ? cursor : 0;
        loaded = true;
        heard = null;
        cursor = answer.rev();
        var mine = new HashSet<MessageKey>();
        answer.messages().forEach(message -> take(message, mine));
        unread.told(answer.read(), answer.unread(), answer.mentions());
        marker.told(answer.read(), false);
        marker.repeat();
        quotes.joined(anew);
        stale = anew && shown.isAside(); // what is shown there may have changed unheard
        settled(mine);
        keeper.logged(answer.messages().stream().filter(message -> message.rev() > before)
                .sorted(Comparator.comparingLong(Message::rev)).toList(), cursor, whole);
        if (stale) {
            pages.fetch(Pages.Side.AROUND, target);
        }
        var jump = wanted;
        if (jump != null) {
            wanted = null;
            jump(jump);
        }
    }

    /** The server's data is another: no rev that we know means anything any more. */
    void forget() {
        loaded = false;
        heard = null;
        cursor = 0;
        stale = false;
        pages.drop();
        quotes.drop();
        shown.toNewest();
    }

    /** The room is not ours any more. */
    void close() {
        closed = true;
        retry.run();
        pages.drop();
        quotes.drop();
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
        var before = shown.at(message.seq());
        if (!unread.said(before, message, keeper.direct())) {
            join(); // brings nothing but the counts
        }
        var mine = new HashSet<MessageKey>();
        take(before == null ? message : foreseen.carried(foresee(before), message), mine);
        settled(mine);
        keeper.logged(List.of(message), cursor, true);
    }

    private void take(Message message, Set<MessageKey> mine) {
        pages.came(message);
        quotes.came(message);
        shown.apply(message);
        own(message, mine);
    }

    /** What was written here is shown at the same moment in which it stops waiting. */
    private void settled(Set<MessageKey> mine) {
        shown.bound();
        outbox.shown(room, mine, cursor);
        keeper.changed();
    }

    /** Fetches the page before what is shown. */
    public void fetchOlder() {
        if (shown.more() && !closed && !shown.isEmpty()) {
            shown.readerAt(true);
            target = shown.first();
            pages.fetch(Pages.Side.OLDER, target);
        }
    }

    /** Fetches the page after what is shown, where that is not at the newest. */
    public void fetchNewer() {
        if (shown.isAside() && !closed) {
            shown.readerAt(false);
            target = shown.last();
            pages.fetch(Pages.Side.NEWER, target);
        }
    }

    /** Shows the messages around {@code seq}, which are fetched unless they are here. */
    public void jump(long seq) {
        if (!loaded) {
            wanted = seq;
            return;
        }
        pages.drop();
        if (shown.isAmongNewest(seq)) {
            stale = false;
            shown.toNewest();
        } else if (!closed && (stale || !shown.shows(seq))) {
            target = seq;
            pages.fetch(Pages.Side.AROUND, seq);
        }
        keeper.changed();
    }

    /** Fetches one message that is referred to, unless it is here. */
    public void quote(long seq) {
        if (!closed && shown.at(seq) == null) {
            quotes.want(seq);
        }
    }

    /** Shows the newest messages again. */
    public void toNewest() {
        wanted = null;
        stale = false;
        pages.drop();
        shown.toNewest();
        keeper.changed();
    }

    private void take(Pages.Side side, Page page, List<Message> since) {
        stale = false;
        var told = page.messages().stream().filter(message -> message.seq() <= cursor).toList(); // others come live
        boolean newer = page.newer() || told.size() < page.messages().size();
        switch (side) {
            case OLDER -> shown.older(told, page.more());
            case NEWER -> shown.newer(told, newer);
            case AROUND -> shown.around(told, page.more(), newer);
        }
        since.forEach(shown::apply);
        var mine = new HashSet<MessageKey>();
        told.forEach(message -> own(message, mine));
        outbox.shown(room, mine, cursor);
    }

    private void own(Message message, Set<MessageKey> mine) {
        if (message.key() != null && message.author().id().equals(me)) {
            mine.add(message.key());
        }
    }

    /** Everything up to {@code seq} has been seen; of a room that is not loaded its reader knows only the counts. */
    public void read(long seq) {
        if (shown.newest() > 0 && seq >= shown.newest()) {
            shown.readerAt(false);
        }
        marker.read(shown.newest() > 0 ? Math.min(seq, shown.newest()) : seq, unread.marker());
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

    @Override
    public long newest() {
        return shown.newest();
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public List<Message> messages() {
        var changes = outbox.changes(room);
        return changes.isEmpty()
                ? new ArrayList<>(shown.all())
                : shown.all().stream().map(message -> foreseen.of(message, changes)).toList();
    }

    private Message foresee(Message message) {
        return foreseen.of(message, outbox.changes(room));
    }

    @Override
    public @Nullable Message find(long seq) {
        var held = shown.at(seq);
        var there = held == null ? quotes.at(seq) : held;
        return there == null ? null : foresee(there);
    }

    @Override
    public List<Unsent> unsent() {
        return outbox.messages(room);
    }

    @Override
    public List<Unsent> changes() {
        return outbox.changes(room);
    }

    @Override
    public boolean loaded() {
        return loaded;
    }

    @Override
    public boolean more() {
        return shown.more();
    }

    @Override
    public boolean newer() {
        return shown.isAside();
    }

    @Override
    public boolean paging() {
        return pages.underWay(Pages.Side.OLDER);
    }

    @Override
    public boolean pagingNewer() {
        return pages.underWay(Pages.Side.NEWER);
    }

    @Override
    public boolean jumping() {
        return stale || pages.underWay(Pages.Side.AROUND);
    }

    @Override
    public boolean pagingFailed() {
        return pages.failed();
    }

    @Override
    public boolean newerFailed() {
        return pages.failed(Pages.Side.NEWER);
    }
}
