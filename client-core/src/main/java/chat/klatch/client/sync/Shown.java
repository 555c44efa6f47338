package chat.klatch.client.sync;

import chat.klatch.protocol.model.Message;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a room is held: the newest messages, which live changes add to, and where the reader has gone further back, a
 * stretch of older ones beside them, which meets the newest again when they read on. Both are bounded: what lies
 * farthest from where the reader is, is dropped and can be fetched again. One thread.
 */
final class Shown {
    /** How many messages are held around the reader; beyond that, down to the second. */
    static final int MOST = 500;
    static final int AFTER_DROPPING = 400;
    /** How many of the newest are held while the reader is elsewhere. */
    static final int NEWEST = 100;
    private final Segment live = new Segment();
    private @Nullable Segment aside;
    private boolean readerIsAtTop;

    private Segment segment() {
        return aside == null ? live : aside;
    }

    /** The room is told from its newest messages again. */
    void begin(List<Message> newest, boolean more) {
        live.begin(more);
        live.putAll(newest);
    }

    /** The reader is at the newest. */
    void toNewest() {
        aside = null;
        readerIsAtTop = false;
    }

    /** The reader has come to the first or the last of what is held. */
    void readerAt(boolean top) {
        readerIsAtTop = top;
    }

    /** Takes a live or resumed message. */
    void apply(Message message) {
        live.apply(message);
        if (aside != null) {
            aside.apply(message);
        }
    }

    /** After live messages: lets go of what is far away. */
    void bound() {
        if (aside != null) {
            live.keepNewest(NEWEST);
        } else if (live.size() > MOST) {
            if (readerIsAtTop) {
                part();
            } else {
                live.keepNewest(AFTER_DROPPING);
            }
        }
    }

    /** The reader is too far from the newest for one stretch to hold both. */
    private void part() {
        var old = new Segment();
        old.begin(live.more());
        old.putAll(live.all());
        old.keepOldest(MOST);
        live.keepNewest(NEWEST);
        aside = old;
    }

    /** A page before the first that is shown. */
    void older(List<Message> page, boolean more) {
        var segment = segment();
        segment.putAll(page);
        segment.more(more);
        if (aside == null) {
            bound();
        } else {
            aside.keepOldest(MOST);
        }
    }

    /** A page after the last that is shown; only beside the newest. */
    void newer(List<Message> page, boolean newer) {
        var segment = aside;
        if (segment != null) {
            segment.putAll(page);
            segment.newer(newer);
            segment.keepNewest(MOST);
            meet(segment, page.isEmpty() && !newer);
        }
    }

    /** A page somewhere in the room, which the reader goes to. */
    void around(List<Message> page, boolean more, boolean newer) {
        var segment = new Segment();
        segment.begin(more);
        segment.putAll(page);
        segment.newer(newer);
        aside = segment;
        readerIsAtTop = true;
        meet(segment, page.isEmpty());
        bound();
    }

    /** Where a stretch has come to the newest, both are one again. */
    private void meet(Segment segment, boolean nothingBetween) {
        if (segment.reaches(live)) {
            boolean more = segment.first() <= live.first() ? segment.more() : live.more();
            live.putAll(segment.all());
            live.more(more);
            toNewest();
        } else if (nothingBetween) {
            toNewest();
        }
    }

    Collection<Message> all() {
        return segment().all();
    }

    /** The message at {@code seq}, if it is held; null otherwise. */
    @Nullable
    Message at(long seq) {
        var there = aside == null ? null : aside.at(seq);
        return there == null ? live.at(seq) : there;
    }

    /** Whether the newest hold it. */
    boolean isAmongNewest(long seq) {
        return live.at(seq) != null;
    }

    boolean isAside() {
        return aside != null;
    }

    boolean shows(long seq) {
        return segment().at(seq) != null;
    }

    boolean isEmpty() {
        return segment().isEmpty();
    }

    long first() {
        return segment().first();
    }

    long last() {
        return segment().last();
    }

    boolean more() {
        return segment().more();
    }

    /** The newest message of the room that is held; 0 where there is none. */
    long newest() {
        return live.isEmpty() ? 0 : live.last();
    }
}
