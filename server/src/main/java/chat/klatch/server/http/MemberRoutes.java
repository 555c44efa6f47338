package chat.klatch.server.http;

import chat.klatch.protocol.call.MemberPatch;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.rooms.Rooms;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Who is in a room: joining and leaving it, and what is done about others. */
final class MemberRoutes {
    private static final String PATH = "/api/rooms/{id}/members";
    private static final String ME = "me";
    private final Calls calls;
    private final Rooms rooms;

    MemberRoutes(Calls calls, Rooms rooms) {
        this.calls = calls;
        this.rooms = rooms;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH + "/{user}", this::admit);
        routes.patch(PATH + "/{user}", this::appoint);
        routes.delete(PATH + "/{user}", this::dismiss);
    }

    private void list(Context context) {
        var part = rooms.members(calls.access(context).user(), RoomRoutes.room(context), Calls.q(context),
                context.queryParam("after"), Calls.limit(context));
        calls.answer(context, 200, new Members(part.entries(), part.next()));
    }

    /** Whom the path means; who asks may call themselves {@code me}. */
    private static UserId named(Context context, UserId asking) {
        var named = Calls.named(context, "user", UserId::new);
        return named.value().equals(ME) ? asking : named;
    }

    private void admit(Context context) {
        var user = calls.changing(context).user();
        calls.answer(context, 200, new RoomAnswer(
                rooms.admit(user, RoomRoutes.room(context), named(context, user))));
    }

    private void appoint(Context context) {
        var user = calls.changing(context).user();
        var role = calls.body(context, MemberPatch.class).role();
        calls.answer(context, 200, new RoomAnswer(
                rooms.appoint(user, RoomRoutes.room(context), named(context, user), role)));
    }

    private void dismiss(Context context) {
        var user = calls.changing(context).user();
        rooms.dismiss(user, RoomRoutes.room(context), named(context, user));
        context.status(204);
    }
}
