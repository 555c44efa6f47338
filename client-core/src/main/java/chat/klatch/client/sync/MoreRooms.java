package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.account.Http;
import chat.klatch.client.connection.Tokens;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Rooms;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.model.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of a user that a welcome has no space for: fetched page by page, until all of them are here. One thread.
 */
final class MoreRooms {
    private static final long RETRY_MILLIS = 5_000;
    private final Http http;
    private final Tokens tokens;
    private final Clock clock;
    private final List<Room> found = new ArrayList<>();
    private int generation;
    private Runnable retry = () -> {
    };

    MoreRooms(Http http, Tokens tokens, Clock clock) {
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Fetches all rooms of this user; {@code then} gets them when they are whole. Whatever was under way is not told.
     */
    void fetch(Consumer<List<Room>> then) {
        drop();
        page(null, then);
    }

    void drop() {
        generation++;
        retry.run();
        found.clear();
    }

    private void page(@Nullable String after, Consumer<List<Room>> then) {
        int mine = generation;
        var path = "/api/rooms?mine=true&limit=100" + (after == null ? "" : "&after=" + after);
        tokens.token(false, token -> http.call("GET", path, null, token, reply -> {
            if (mine == generation) {
                settle(reply, then);
            }
        }), () -> {
            if (mine == generation) {
                again(then);
            }
        });
    }

    private void settle(Http.Reply reply, Consumer<List<Room>> then) {
        Rooms page;
        try {
            page = reply.good() ? Frames.hearRooms(reply.body()) : null;
        } catch (Malformed | Invalid notOurs) {
            page = null;
        }
        if (page == null) {
            again(then);
            return;
        }
        found.addAll(page.rooms());
        if (page.next() == null || page.rooms().isEmpty()) {
            var all = List.copyOf(found);
            drop();
            then.accept(all);
        } else {
            page(page.next(), then);
        }
    }

    /** From the beginning: the list may be another by then. */
    private void again(Consumer<List<Room>> then) {
        drop();
        retry = clock.after(RETRY_MILLIS, () -> page(null, then));
    }
}
