package chat.klatch.server.http;

import chat.klatch.protocol.call.Unready;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether the process lives, and whether it can serve. */
final class HealthRoutes {
    private final Calls calls;
    private final Readiness storage;
    private final BooleanSupplier draining;

    HealthRoutes(Calls calls, Readiness storage, BooleanSupplier draining) {
        this.calls = calls;
        this.storage = storage;
        this.draining = draining;
    }

    void register(RoutesConfig routes) {
        routes.get("/health", HealthRoutes::live);
        routes.get("/health/ready", this::ready);
        routes.head("/health", HealthRoutes::live); // some that look after servers ask by HEAD
        routes.head("/health/ready", this::ready);
    }

    private static void live(Context context) {
        context.result("ok");
    }

    private void ready(Context context) {
        var failed = failed();
        if (failed.isEmpty()) {
            context.result("ok");
        } else {
            calls.answer(context, 503, new Unready(failed));
        }
    }

    private List<String> failed() {
        var failed = new ArrayList<String>();
        if (draining.getAsBoolean()) {
            failed.add("draining");
        }
        if (!storage.writable()) {
            failed.add("storage");
        }
        return failed;
    }
}
