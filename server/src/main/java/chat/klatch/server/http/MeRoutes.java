package chat.klatch.server.http;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.UserAnswer;
import chat.klatch.server.accounts.Accounts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The signed-in user: what they say of themselves, and what their clients keep. */
final class MeRoutes {
    private final Calls calls;
    private final Accounts accounts;

    MeRoutes(Calls calls, Accounts accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/me", context -> calls.answer(context, 200,
                new UserAnswer(accounts.user(calls.access(context).user()))));
        routes.patch("/api/me", this::change);
        routes.get("/api/me/settings", context -> calls.answer(context,
                accounts.profiles().settings(calls.access(context).user())));
        routes.put("/api/me/settings", this::setSettings);
    }

    private void change(Context context) {
        var access = calls.changing(context);
        var wish = calls.body(context, ProfilePatch.class);
        calls.answer(context, 200, new UserAnswer(accounts.profiles().change(access, wish)));
    }

    private void setSettings(Context context) {
        var access = calls.changing(context);
        accounts.profiles().setSettings(access.user(), calls.object(context, Limits.SETTINGS_BYTES));
        context.status(204);
    }
}
