package chat.klatch.server.http;

import chat.klatch.protocol.call.InviteAnswer;
import chat.klatch.protocol.call.InviteCheck;
import chat.klatch.protocol.call.Invites;
import chat.klatch.protocol.call.NewInvite;
import chat.klatch.protocol.model.InviteId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Links to sign up by. */
final class InviteRoutes {
    private final Calls calls;
    private final chat.klatch.server.accounts.Invites invites;

    InviteRoutes(Calls calls, chat.klatch.server.accounts.Invites invites) {
        this.calls = calls;
        this.invites = invites;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/invites", this::make);
        routes.get("/api/invites", this::list);
        routes.get("/api/invites/{invite}", context -> calls.answer(context, 200,
                new InviteCheck(invites.good(context.pathParam("invite")))));
        routes.delete("/api/invites/{invite}", this::remove);
    }

    private void make(Context context) {
        var access = calls.changing(context);
        var wish = calls.body(context, NewInvite.class);
        calls.answer(context, 201, new InviteAnswer(invites.make(access.user(), wish)));
    }

    private void list(Context context) {
        var part = invites.some(calls.access(context).user(), context.queryParam("after"), Calls.limit(context));
        calls.answer(context, 200, new Invites(part.entries(), part.next()));
    }

    private void remove(Context context) {
        invites.remove(calls.changing(context).user(), Calls.named(context, "invite", InviteId::new));
        context.status(204);
    }
}
