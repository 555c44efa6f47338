package chat.klatch.client.sync;

import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what a room has not loaded, a page at a time. Every message that comes meanwhile is kept, so that a page,
 * which may have been read before it, overwrites nothing newer. One thread.
 */
final class Pages {
    /** Where a page lies. */
    enum Side {
        OLDER, NEWER, AROUND
    }

    /** Who gets a page and learns how the fetch stands. */
    interface Reader {
        /** A page that fits what was loaded when it was asked for, and what came while it was under way. */
        void page(Side side, Page page, List<Message> since);

        /** A page that did not come, and why; false where it is fetched again by itself, and so has not failed. */
        boolean missed(Side side, Outcome outcome);

        void changed();
    }

    private final RoomId room;
    private final Connection connection;
    private final Reader reader;
    private final List<Message> since = new ArrayList<>();
    private int fetch;
    private @Nullable Side underWay;
    private @Nullable Side failed;

    Pages(RoomId room, Connection connection, Reader reader) {
        this.room = room;
        this.connection = connection;
        this.reader = reader;
    }

    /** Asks for the page on one side of {@code seq}, unless one is under way. */
    void fetch(Side side, long seq) {
        if (underWay != null) {
            return;
        }
        underWay = side;
        failed = null;
        int mine = ++fetch;
        reader.changed();
        connection.ask(id -> new History(id, room, side == Side.OLDER ? seq : null, side == Side.NEWER ? seq : null,
                side == Side.AROUND ? seq : null, null, Limits.PAGE_DEFAULT), outcome -> {
                    if (mine == fetch) {
                        settle(side, outcome);
                    }
                });
    }

    private void settle(Side side, Outcome outcome) {
        var missed = List.copyOf(since);
        drop();
        if (outcome instanceof Outcome.Answered(Page page)) {
            reader.page(side, page, missed);
        } else if (reader.missed(side, outcome)) {
            failed = side;
        }
        reader.changed();
    }

    /** Something of the room came. */
    void came(Message message) {
        if (underWay != null) {
            since.add(message);
        }
    }

    /** What is loaded is another than when the page was asked for: it will not fit. */
    void drop() {
        fetch++;
        underWay = null;
        since.clear();
    }

    boolean underWay(Side side) {
        return underWay == side;
    }

    /** Whether the last fetch failed, and nobody tries it again. */
    boolean failed() {
        return failed != null;
    }

    /** Whether the last fetch was one of this side and failed. */
    boolean failed(Side side) {
        return failed == side;
    }
}
