package chat.klatch.server.http;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.PasswordReset;
import chat.klatch.protocol.call.UserAnswer;
import chat.klatch.protocol.call.Users;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.rooms.Rooms;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody else: found by name or id, and what an admin may do about them. */
final class UserRoutes {
    private final Calls calls;
    private final Accounts accounts;
    private final Rooms rooms;

    UserRoutes(Calls calls, Accounts accounts, Rooms rooms) {
        this.calls = calls;
        this.accounts = accounts;
        this.rooms = rooms;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/users", this::list);
        routes.patch("/api/users/{id}", this::change);
        routes.post("/api/users/{id}/reset", this::reset);
        routes.post("/api/resets", this::redeem);
    }

    private void list(Context context) {
        var _ = calls.access(context);
        var part = accounts.some(Calls.q(context), ids(context), context.queryParam("after"), Calls.limit(context));
        calls.answer(context, 200, new Users(part.entries(), part.next()));
    }

    private static @Nullable List<UserId> ids(Context context) {
        var given = context.queryParam("ids");
        if (given == null) {
            return null;
        }
        try {
            return Limits.atMost("ids", Stream.of(given.split(",", -1)).map(UserId::new).toList(), Limits.PAGE);
        } catch (Invalid no) {
            throw no.field().isEmpty() ? no.in("ids") : no;
        }
    }

    private void change(Context context) {
        var access = calls.changing(context);
        var wish = calls.body(context, AccountPatch.class);
        var user = accounts.administration().change(access.user(), Calls.named(context, "id", UserId::new), wish);
        if (wish.disabled() != null) {
            rooms.succeed(user.id());
        }
        calls.answer(context, 200, new UserAnswer(user));
    }

    private void reset(Context context) {
        var access = calls.changingBySession(context);
        var link = accounts.resetLinks().make(access.user(), Calls.named(context, "id", UserId::new));
        calls.answer(context, 201, new PasswordReset(link.token(), link.expiresAt().toEpochMilli()));
    }

    private void redeem(Context context) {
        calls.answer(context, 200, new UserAnswer(
                accounts.resetLinks().redeem(calls.body(context, NewPassword.class))));
    }
}
