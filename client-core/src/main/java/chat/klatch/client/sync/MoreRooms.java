package chat.klatch.client.sync;

import chat.klatch.client.Clock;
import chat.klatch.client.api.RoomCalls;
import chat.klatch.protocol.call.Rooms;
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
    private final RoomCalls calls;
    private final Clock clock;
    private final List<Room> found = new ArrayList<>();
    private int generation;
    private Runnable retry = () -> {
    };

    MoreRooms(RoomCalls calls, Clock clock) {
        this.calls = calls;
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
        calls.mine(after, page -> {
            if (mine == generation) {
                take(page, then);
            }
        }, _ -> {
            if (mine == generation) {
                again(then);
            }
        });
    }

    private void take(Rooms page, Consumer<List<Room>> then) {
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
