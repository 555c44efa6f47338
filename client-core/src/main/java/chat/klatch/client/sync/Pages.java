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

/**
 * Fetches what is older than what a room has loaded, a page at a time. Every message that comes meanwhile is kept, so
 * that a page, which may have been read before it, overwrites nothing newer. One thread.
 */
final class OlderPages {
    /** Who gets a page and learns how the fetch stands. */
    interface Reader {
        /** A page that fits before what is loaded, then what came while it was under way. */
        void page(Page page, List<Message> since);

        void changed();
    }

    private final RoomId room;
    private final Connection connection;
    private final Reader reader;
    private final List<Message> since = new ArrayList<>();
    private int fetch;
    private boolean underWay;
    private boolean failed;

    OlderPages(RoomId room, Connection connection, Reader reader) {
        this.room = room;
        this.connection = connection;
        this.reader = reader;
    }

    /** Asks for the page before {@code seq}, unless one is under way. */
    void fetch(long seq) {
        if (underWay) {
            return;
        }
        underWay = true;
        failed = false;
        int mine = ++fetch;
        reader.changed();
        connection.ask(id -> new History(id, room, seq, null, null, null, Limits.PAGE_DEFAULT), outcome -> {
            if (mine == fetch) {
                settle(outcome);
            }
        });
    }

    private void settle(Outcome outcome) {
        var missed = List.copyOf(since);
        drop();
        if (outcome instanceof Outcome.Answered(Page page)) {
            reader.page(page, missed);
        } else {
            failed = true;
        }
        reader.changed();
    }

    /** Something of the room came. */
    void came(Message message) {
        if (underWay) {
            since.add(message);
        }
    }

    /** What is loaded is another than when the page was asked for: it will not fit. */
    void drop() {
        fetch++;
        underWay = false;
        since.clear();
    }

    boolean underWay() {
        return underWay;
    }

    boolean failed() {
        return failed;
    }
}
