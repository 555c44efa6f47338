package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One room, kept true: it knows the rev up to which it has everything (the cursor), takes the next rev and no other,
 * and where one is missing joins again from the cursor. A message replaces what stands at its seq only with a higher
 * rev, so neither an old page nor a repeated event can undo anything. What of the room is shown is its {@link Stretch}.
 * One thread.
 */
public final class RoomSync implements Stretch.Log {
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
    private final Connection connection;
    private final Outbox outbox;
    private final Clock clock;
    private final Keeper keeper;
    private final ReadMarker marker;
    private final Unread unread;
    private final Stretch stretch;
    private long cursor;
    private boolean loaded;
    private @Nullable Long heard;
    private boolean joining;
    private boolean closed;
    private Runnable retry = () -> {
    };

    RoomSync(RoomId room, UserId me, Connection connection, Outbox outbox, Clock clock, ReadMarker marker,
            Keeper keeper) {
        this.room = room;
        this.connection = connection;
        this.outbox = outbox;
        this.clock = clock;
        this.marker = marker;
        this.keeper = keeper;
        unread = new Unread(me);
        stretch = new Stretch(room, me, connection, outbox, clock, this, keeper::changed);
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
        long before = loaded ? cursor : 0;
        loaded = true;
        heard = null;
        cursor = answer.rev();
        stretch.joined(answer.messages(), anew, answer.more() || whole);
        unread.told(answer.read(), answer.unread(), answer.mentions());
        marker.told(answer.read(), false);
        marker.repeat();
        settled(answer.messages());
        keeper.logged(answer.messages().stream().filter(message -> message.rev() > before)
                .sorted(Comparator.comparingLong(Message::rev)).toList(), cursor, whole);
        stretch.goOn();
    }

    /** The server's data is another: no rev that we know means anything any more. */
    void forget() {
        stretch.restored();
        loaded = false;
        heard = null;
        cursor = 0;
    }

    /** The room is not ours any more. */
    void close() {
        closed = true;
        retry.run();
        stretch.close();
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
        var before = stretch.held(message.seq());
        if (!unread.said(before, message, keeper.direct())) {
            join(); // brings nothing but the counts
        }
        stretch.came(before == null ? message : stretch.carried(before, message));
        settled(List.of(message));
        keeper.logged(List.of(message), cursor, true);
    }

    /** What was written here is shown at the same moment in which it stops waiting. */
    private void settled(List<Message> came) {
        stretch.bound();
        outbox.shown(room, stretch.own(came), cursor);
        keeper.changed();
    }

    /** Everything up to {@code seq} has been seen; of a room that is not loaded its reader knows only the counts. */
    public void read(long seq) {
        long newest = stretch.newest();
        if (newest > 0 && seq >= newest) {
            stretch.readerAtNewest();
        }
        marker.read(newest > 0 ? Math.min(seq, newest) : seq, unread.marker());
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

    /** What its reader sees of it, and how they move in it. */
    public Stretch stretch() {
        return stretch;
    }

    @Override
    public boolean loaded() {
        return loaded;
    }

    /** The newest rev up to which everything is here. */
    @Override
    public long cursor() {
        return cursor;
    }
}
