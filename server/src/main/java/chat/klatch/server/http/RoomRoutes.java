package chat.klatch.server.http;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.rooms.Rooms;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Rooms: made, listed, joined. */
final class RoomRoutes {
    private final Calls calls;
    private final Accounts accounts;
    private final Rooms rooms;
    private final RateLimits limits;

    RoomRoutes(Calls calls, Accounts accounts, Rooms rooms, RateLimits limits) {
        this.calls = calls;
        this.accounts = accounts;
        this.rooms = rooms;
        this.limits = limits;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/rooms", this::list);
        routes.post("/api/rooms", this::create);
        routes.get("/api/rooms/{id}", context -> calls.answer(context, 200,
                new RoomAnswer(rooms.see(calls.access(context).user(), room(context)))));
        routes.post("/api/rooms/{id}/members/me", this::join);
    }

    static RoomId room(Context context) {
        try {
            return new RoomId(context.pathParam("id"));
        } catch (Invalid no) {
            throw no.in("id");
        }
    }

    private void list(Context context) {
        var user = calls.access(context).user();
        var q = context.queryParam("q");
        var part = rooms.some(user, "true".equals(context.queryParam("mine")), q == null ? "" : q, after(context),
                Calls.limit(context));
        calls.answer(context, 200, new chat.klatch.protocol.call.Rooms(part.rooms(), part.next()));
    }

    /** A place in the list, as the answer before named it. */
    private static @Nullable String after(Context context) {
        var after = context.queryParam("after");
        if (after == null) {
            return null;
        }
        int dot = after.indexOf('.');
        if (dot < 1 || !after.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9') || dot > 16) {
            throw new Invalid("after", "must be the next of an answer before");
        }
        return after;
    }

    private void create(Context context) {
        var user = accounts.user(calls.access(context).user());
        var wish = calls.body(context, NewRoom.class);
        limits.change(user.id());
        calls.answer(context, 201, new RoomAnswer(rooms.create(new Person(user.id(), user.name()), wish)));
    }

    private void join(Context context) {
        var user = calls.access(context).user();
        limits.change(user);
        calls.answer(context, 200, new RoomAnswer(rooms.join(user, room(context))));
    }
}
