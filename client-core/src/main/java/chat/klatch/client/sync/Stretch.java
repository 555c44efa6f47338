package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees of one room, and how they move in it: a stretch of its messages, at the newest or further back,
 * with the pages and single messages that are fetched as they go on. What is so in the room, {@link RoomSync} says. One
 * thread.
 */
public final class Stretch implements Timeline {
    /** What is known of the room's log. */
    interface Log {
        /** Whether the room was joined once. */
        boolean loaded();

        /** Up to which rev everything is here. */
        long cursor();
    }

    private static final long AGAIN_MILLIS = 1_000;
    private final RoomId room;
    private final UserId me;
    private final Outbox outbox;
    private final Clock clock;
    private final Log log;
    private final Runnable changed;
    private final Shown shown = new Shown();
    private final Foreseen foreseen;
    private final Pages pages;
    private final Quotes quotes;
    private long target;
    private @Nullable Long wanted;
    private boolean stale;
    private boolean closed;
    private Runnable again = () -> {
    };

    Stretch(RoomId room, UserId me, Connection connection, Outbox outbox, Clock clock, Log log, Runnable changed) {
        this.room = room;
        this.me = me;
        this.outbox = outbox;
        this.clock = clock;
        this.log = log;
        this.changed = changed;
        foreseen = new Foreseen(me);
        quotes = new Quotes(room, connection, changed);
        pages = new Pages(room, connection, new Pages.Reader() {
            @Override
            public void page(Pages.Side side, Page page, List<Message> since) {
                take(side, page, since);
            }

            @Override
            public boolean missed(Pages.Side side, Outcome outcome) {
                return side != Pages.Side.AROUND || lost(outcome);
            }

            @Override
            public void changed() {
                changed.run();
            }
        });
    }

    // what the room tells

    /**
     * The room is joined.
     *
     * @param anew
     *            it is told from its newest messages on: what else is here may have changed unheard
     * @param more
     *            older ones exist than those that are told anew
     */
    void joined(List<Message> told, boolean anew, boolean more) {
        if (anew) {
            pages.drop();
            shown.begin(told, more);
            stale = shown.isAside();
        }
        told.forEach(this::came);
        quotes.joined(anew);
    }

    /** A live or resumed message. */
    void came(Message message) {
        pages.came(message);
        quotes.came(message);
        shown.apply(message);
    }

    /** Live messages came: lets go of what is far away. */
    void bound() {
        shown.bound();
    }

    /** After a join: fetches what its reader wants to see and it did not tell. */
    void goOn() {
        if (wanted != null) {
            seek();
        } else if (stale) {
            pages.fetch(Pages.Side.AROUND, target);
        }
    }

    /** The server's data is another, or the first: nothing of what is here is so any more. */
    void restored() {
        wanted = log.loaded() ? null : wanted; // by its number, which means another message now
        stale = false;
        drop();
        shown.toNewest();
    }

    void close() {
        closed = true;
        drop();
    }

    private void drop() {
        again.run();
        pages.drop();
        quotes.drop();
    }

    /** The keys of those that this user wrote. */
    Set<MessageKey> own(List<Message> messages) {
        var own = new HashSet<MessageKey>();
        for (Message message : messages) {
            if (message.key() != null && message.author().id().equals(me)) {
                own.add(message.key());
            }
        }
        return own;
    }

    /** What lies at {@code seq} without what is foreseen of it, and without what is only referred to; null for none. */
    @Nullable
    Message held(long seq) {
        return shown.at(seq);
    }

    /** A live change of what was foreseen here. */
    Message carried(Message before, Message now) {
        return foreseen.carried(foresee(before), now);
    }

    // where its reader goes

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

    /** Shows the messages around {@code seq}, which are fetched unless they are here, for as long as that takes. */
    public void jump(long seq) {
        wanted = seq;
        seek();
    }

    private void seek() {
        var seq = wanted;
        again.run();
        if (seq == null || !log.loaded() || closed) {
            return;
        }
        pages.drop();
        if (shown.isAmongNewest(seq)) {
            toNewest();
        } else if (!stale && shown.shows(seq)) {
            wanted = null;
            changed.run();
        } else {
            target = seq;
            pages.fetch(Pages.Side.AROUND, seq);
        }
    }

    /** Where a jump leads did not come. What passes is tried again, and a cut by the next join. */
    private boolean lost(Outcome outcome) {
        if (stale) {
            stale = false;
            shown.toNewest();
        }
        boolean goesOn = wanted != null
                && !(outcome instanceof Outcome.Denied(Failed why) && !why.code().passes());
        if (!goesOn) {
            wanted = null;
        } else if (outcome instanceof Outcome.Denied(Failed why)) {
            var after = why.after();
            again = clock.after(after == null ? AGAIN_MILLIS : after, this::seek);
        }
        return !goesOn;
    }

    /** Its reader has come to the newest: live messages push out the oldest. */
    void readerAtNewest() {
        shown.readerAt(false);
    }

    /** Fetches one message that is referred to, unless it is here. */
    public void quote(long seq) {
        if (!closed && shown.at(seq) == null) {
            quotes.want(seq);
        }
    }

    /** Shows the newest messages again. */
    public void toNewest() {
        again.run();
        wanted = null;
        stale = false;
        pages.drop();
        shown.toNewest();
        changed.run();
    }

    private void take(Pages.Side side, Page page, List<Message> since) {
        stale = false;
        var told = page.messages().stream().filter(message -> message.seq() <= log.cursor()).toList(); // others come
                                                                                                       // live
        boolean newer = page.newer() || told.size() < page.messages().size();
        switch (side) {
            case OLDER -> shown.older(told, page.more());
            case NEWER -> shown.newer(told, newer);
            case AROUND -> {
                wanted = null;
                shown.around(told, page.more(), newer);
            }
        }
        since.forEach(shown::apply);
        outbox.shown(room, own(told), log.cursor());
    }

    private Message foresee(Message message) {
        return foreseen.of(message, outbox.changes(room));
    }

    // what they see

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
        return log.loaded();
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
    public long newest() {
        return shown.newest();
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
        return stale || wanted != null || pages.underWay(Pages.Side.AROUND);
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
