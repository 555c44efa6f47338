package chat.klatch.client.api;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.call.RoomViewPatch;
import chat.klatch.protocol.call.Rooms;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rooms: found, made, changed, deleted. What changes is told over the socket too. */
public final class RoomCalls {
    private static final String PATH = "/api/rooms";
    private final Calls calls;

    RoomCalls(Calls calls) {
        this.calls = calls;
    }

    /** A page of the rooms that this user can see, the most recently active first. */
    public void find(String q, @Nullable String after, Consumer<Rooms> then, Consumer<Problem> refused) {
        calls.get(new Query(PATH).with("q", q).with("after", after).toString(), Frames::hearRooms, then, refused);
    }

    /** A page of the rooms that this user is in. */
    public void mine(@Nullable String after, Consumer<Rooms> then, Consumer<Problem> refused) {
        calls.get(new Query(PATH).with("mine", "true").with("limit", Integer.toString(Limits.PAGE))
                .with("after", after).toString(), Frames::hearRooms, then, refused);
    }

    public void see(RoomId room, Consumer<Room> then, Consumer<Problem> refused) {
        ask("GET", path(room), null, then, refused);
    }

    /** Makes a room; a direct one that there is already is the same one. */
    public void create(NewRoom wish, Consumer<Room> then, Consumer<Problem> refused) {
        ask("POST", PATH, Frames.write(wish), then, refused);
    }

    public void change(RoomId room, RoomPatch wish, Consumer<Room> then, Consumer<Problem> refused) {
        ask("PATCH", path(room), Frames.write(wish), then, refused);
    }

    /** For this user only. */
    public void mute(RoomId room, boolean muted, Consumer<Room> then, Consumer<Problem> refused) {
        ask("PATCH", path(room) + "/me", Frames.write(new RoomViewPatch(muted)), then, refused);
    }

    public void delete(RoomId room, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", path(room), null, then, refused);
    }

    private void ask(String method, String path, @Nullable String body, Consumer<Room> then,
            Consumer<Problem> refused) {
        calls.ask(method, path, body, answer -> Frames.hearRoomAnswer(answer).room(), then, refused);
    }

    static String path(RoomId room) {
        return PATH + "/" + room.value();
    }
}
