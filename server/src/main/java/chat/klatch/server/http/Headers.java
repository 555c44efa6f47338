package chat.klatch.server.http;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/** What every answer says to a browser about how far to trust it. */
final class Headers {
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";

    static final Map<String, String> ALL = Map.of("Content-Security-Policy", POLICY, "X-Content-Type-Options",
            "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()", "Cache-Control", "no-store");

    private Headers() {
    }

    static void register(RoutesConfig routes) {
        routes.before(context -> ALL.forEach(context::header));
    }
}
