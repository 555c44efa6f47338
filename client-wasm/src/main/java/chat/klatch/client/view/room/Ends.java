package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.sync.Timeline;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.Message;
import java.util.List;

/**
 * What lies beyond both ends of the log: shown or fetched as its reader comes near, and where it does not come, that is
 * said at that end.
 */
final class Ends {
    private final Client client;
    private final Window window;
    private final ScrollKeeper keeper;
    private final Runnable redraw;
    private final Beyond older;
    private final Beyond newer;
    private boolean wasUp;

    Ends(Client client, Clock clock, Window window, ScrollKeeper keeper, Runnable redraw) {
        this.client = client;
        this.window = window;
        this.keeper = keeper;
        this.redraw = redraw;
        older = new Beyond(clock, Page.byId("older"), "older-failed", redraw);
        newer = new Beyond(clock, Page.byId("newer"), "newer-failed", redraw);
    }

    void close() {
        older.show(false, false);
        newer.show(false, false);
    }

    /** What failed for want of a connection is tried again with the next one. */
    void connected(Timeline timeline, boolean up) {
        if (up && !wasUp && timeline.newerFailed()) {
            client.newer(timeline.room());
        } else if (up && !wasUp && timeline.pagingFailed()) {
            client.older(timeline.room());
        }
        wasUp = up;
    }

    void show(Timeline timeline, boolean up) {
        older.show(timeline.paging() || !timeline.loaded(),
                up && timeline.pagingFailed() && !timeline.newerFailed());
        newer.show(timeline.pagingNewer(), up && timeline.newerFailed());
    }

    /** A full window gives up one end for the other, so then it moves only as its reader does. */
    void fetch(Timeline timeline, List<Message> loaded) {
        boolean full = window.isFull(loaded);
        if (keeper.nearTop() && (!full || keeper.wentUp())) {
            if (window.up(loaded)) {
                redraw.run();
            } else if (!timeline.pagingFailed()) {
                client.older(timeline.room());
            }
        }
        if (keeper.nearEnd() && (!full || keeper.wentDown())) {
            if (window.down(loaded)) {
                redraw.run();
            } else if (timeline.newer() && !timeline.pagingFailed()) {
                client.newer(timeline.room());
            }
        }
    }
}
