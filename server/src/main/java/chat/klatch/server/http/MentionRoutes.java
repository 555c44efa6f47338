package chat.klatch.server.http;

import chat.klatch.server.messages.MentionList;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.storage.Database;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Where the signed-in user was mentioned. */
final class MentionRoutes {
    private final Calls calls;
    private final Database database;
    private final MentionList mentions;
    private final RateLimits limits;

    MentionRoutes(Calls calls, Database database, MentionList mentions, RateLimits limits) {
        this.calls = calls;
        this.database = database;
        this.mentions = mentions;
        this.limits = limits;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/mentions", this::list);
    }

    private void list(Context context) {
        var user = calls.access(context).user();
        limits.look(user);
        int limit = Calls.limit(context);
        calls.answer(context, 200, database.read(handle -> mentions.some(handle, user, context.queryParam("after"),
                limit)));
    }
}
