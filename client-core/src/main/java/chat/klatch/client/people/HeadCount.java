package chat.klatch.client.people;

import chat.klatch.client.Clock;
import chat.klatch.client.api.RoomCalls;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many are in the room that somebody looks at. Who joins or leaves by themselves changes no log, and nobody is told
 * of it; so it is asked for when somebody begins to look, when the room tells a change of itself, when somebody speaks
 * who was not heard there before, and every minute as long as they look. One thread.
 */
public final class HeadCount {
    private static final long EVERY_MILLIS = 60_000;
    private final Clock clock;
    private final RoomCalls calls;
    private final Consumer<Room> counted;
    private final Set<UserId> heard = new HashSet<>();
    private @Nullable RoomId looked;
    private Runnable next = () -> {
    };

    /**
     * @param counted
     *            is given a room as the server has it, of which it may use the number of members only: all else may
     *            have been told otherwise meanwhile
     */
    public HeadCount(Clock clock, RoomCalls calls, Consumer<Room> counted) {
        this.clock = clock;
        this.calls = calls;
        this.counted = counted;
    }

    /** Somebody looks at this room from now on, or at none. */
    public void look(@Nullable RoomId room) {
        if (room == null ? looked != null : !room.equals(looked)) {
            looked = room;
            heard.clear();
            ask();
        }
    }

    /** Somebody looks more closely at the room that they look at. */
    public void again() {
        ask();
    }

    /** Nobody is signed in. */
    public void close() {
        look(null);
    }

    /** Something was said in a room, or it has changed. */
    public void posted(Posted change) {
        var message = change.message();
        if (change.room().equals(looked) && (heard.add(message.author().id()) || message.system() != null)) {
            ask();
        }
    }

    private void ask() {
        next.run();
        var room = looked;
        if (room != null) {
            next = clock.after(EVERY_MILLIS, this::ask);
            calls.see(room, counted, _ -> {
                // the next time, then
            });
        }
    }
}
