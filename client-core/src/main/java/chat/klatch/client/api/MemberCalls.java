package chat.klatch.client.api;

import chat.klatch.protocol.call.MemberPatch;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.UserId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is in a room: joining and leaving, and what is done about others. */
public final class MemberCalls {
    private static final String ME = "me";
    private final Calls calls;

    MemberCalls(Calls calls) {
        this.calls = calls;
    }

    /** A page of members, by name. */
    public void find(RoomId room, String q, @Nullable String after, Consumer<Members> then,
            Consumer<Problem> refused) {
        calls.get(new Query(RoomCalls.path(room) + "/members").with("q", q).with("after", after).toString(),
                Frames::hearMembers, then, refused);
    }

    public void join(RoomId room, Consumer<Room> then, Consumer<Problem> refused) {
        put("POST", room, ME, "{}", then, refused);
    }

    public void leave(RoomId room, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", path(room, ME), null, then, refused);
    }

    public void add(RoomId room, UserId user, Consumer<Room> then, Consumer<Problem> refused) {
        put("POST", room, user.value(), "{}", then, refused);
    }

    public void appoint(RoomId room, UserId user, RoomRole role, Consumer<Room> then, Consumer<Problem> refused) {
        put("PATCH", room, user.value(), Frames.write(new MemberPatch(role)), then, refused);
    }

    public void remove(RoomId room, UserId user, Runnable then, Consumer<Problem> refused) {
        calls.tell("DELETE", path(room, user.value()), null, then, refused);
    }

    private void put(String method, RoomId room, String who, String body, Consumer<Room> then,
            Consumer<Problem> refused) {
        calls.ask(method, path(room, who), body, answer -> Frames.hearRoomAnswer(answer).room(), then, refused);
    }

    private static String path(RoomId room, String who) {
        return RoomCalls.path(room) + "/members/" + who;
    }
}
