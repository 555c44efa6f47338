package chat.klatch.server.http;

import io.javalin.config.RoutesConfig;

/** What every answer says to a browser about how far to trust it. */
final class Headers {
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";

    private Headers() {
    }

    static void register(RoutesConfig routes) {
        routes.before(context -> {
            context.header("Content-Security-Policy", POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            context.header("Referrer-Policy", "no-referrer");
            context.header("Cross-Origin-Opener-Policy", "same-origin");
            context.header("Cross-Origin-Resource-Policy", "same-origin");
            context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            context.header("Cache-Control", "no-store");
        });
    }
}
