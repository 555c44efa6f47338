package chat.klatch.server.http;

import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.call.RoomViewPatch;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.rooms.Rooms;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Rooms: made, listed, changed, deleted. */
final class RoomRoutes {
    private final Calls calls;
    private final Rooms rooms;

    RoomRoutes(Calls calls, Rooms rooms) {
        this.calls = calls;
        this.rooms = rooms;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/rooms", this::list);
        routes.post("/api/rooms", this::create);
        routes.get("/api/rooms/{id}", context -> calls.answer(context, 200,
                new RoomAnswer(rooms.see(calls.access(context).user(), room(context)))));
        routes.patch("/api/rooms/{id}", this::change);
        routes.delete("/api/rooms/{id}", this::delete);
        routes.patch("/api/rooms/{id}/me", this::changeView);
    }

    static RoomId room(Context context) {
        return Calls.named(context, "id", RoomId::new);
    }

    private void list(Context context) {
        var user = calls.access(context).user();
        var part = rooms.some(user, Calls.flag(context, "mine"), Calls.q(context), context.queryParam("after"),
                Calls.limit(context));
        calls.answer(context, 200, new chat.klatch.protocol.call.Rooms(part.entries(), part.next()));
    }

    private void create(Context context) {
        var user = calls.changing(context).user();
        var opened = rooms.create(user, calls.body(context, NewRoom.class));
        calls.answer(context, opened.made() ? 201 : 200, new RoomAnswer(opened.room()));
    }

    private void change(Context context) {
        var user = calls.changing(context).user();
        var wish = calls.body(context, RoomPatch.class);
        calls.answer(context, 200, new RoomAnswer(rooms.change(user, room(context), wish)));
    }

    private void delete(Context context) {
        rooms.delete(calls.changing(context).user(), room(context));
        context.status(204);
    }

    private void changeView(Context context) {
        var user = calls.changing(context).user();
        var muted = calls.body(context, RoomViewPatch.class).muted();
        calls.answer(context, 200, new RoomAnswer(
                muted == null ? rooms.see(user, room(context)) : rooms.mute(user, room(context), muted)));
    }
}
