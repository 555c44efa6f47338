package chat.klatch.server.http;

import chat.klatch.protocol.call.Backups;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Passkeys;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.accounts.SignOns;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.History;
import chat.klatch.server.messages.MentionList;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** The one port: Javalin's routes, and the WebSocket in front of them. */
public final class WebServer implements AutoCloseable {
    /** What the routes stand on. */
    public record Floor(InstantSource clock, Json json, Database database, Accounts accounts, Sessions sessions,
            RoomAccess access,
            RoomLog log,
            Messages messages, History history, MentionList mentions, Rooms rooms, RateLimits limits, Metrics metrics,
            Ids ids, List<Cidr> trustedProxies, @Nullable String url, boolean byPasskey, Providers providers,
            SignOns attempts, Passkeys passkeys,
            Path data,
            String build, Supplier<Backups> backups, BooleanSupplier draining) {
    }

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int THREADS = 64;
    private static final int BUFFER_BYTES = 4_096;
    private static final int LARGEST_BUFFER_BYTES = 64 * 1024;
    private static final int BUFFERS_OF_A_SIZE = 1_024;
    private static final long BUFFERS_KEPT_BYTES = 32L * 1024 * 1024;
    private final Javalin javalin;
    private final Underway underway;
    private final @Nullable Tls tls;

    private WebServer(Javalin javalin, Underway underway, @Nullable Tls tls) {
        this.javalin = javalin;
        this.underway = underway;
        this.tls = tls;
    }

    /**
     * Serves from now on; port 0 is any free one.
     *
     * @param certificate
     *            what it speaks TLS with; null for plain HTTP
     * @throws Unreachable
     *             where it cannot listen there
     * @throws TlsUnusable
     *             where {@code certificate} is none
     */
    public static WebServer start(String host, int port, @Nullable TlsFiles certificate, Floor floor,
            WebSocketNegotiator upgrade) {
        var tls = certificate == null ? null : new Tls(certificate);
        var files = WebFiles.load();
        var underway = new Underway(floor.draining);
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false; // its thread keeps a failed start alive for 5 s
            config.http.compressionStrategy = CompressionStrategy.NONE; // the build has compressed
            config.http.maxRequestSize = Calls.BODY_BYTES;
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(server -> server.insertHandler(underway)); // inside of all others
            jetty(config, host, port, tls, floor, upgrade);
            routes(config, floor, files);
        });
        JavalinLogger.enabled = false; // what it would say of a start that fails, our own sentence says better
        try {
            return new WebServer(javalin.start(), underway, tls);
        } catch (JavalinException refused) {
            throw new Unreachable(host, port, refused);
        } finally {
            JavalinLogger.enabled = true;
        }
    }

    private static void jetty(JavalinConfig config, String host, int port, @Nullable Tls tls, Floor floor,
            WebSocketNegotiator upgrade) {
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        var buffers = buffers();
        var contexts = tls == null ? null : tls.contexts();
        config.jetty.addConnector((server, http) -> new Connector(server, http, buffers, host, port, contexts));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new BareProblems(floor.json, floor.ids));
            var sockets = new WebSocketUpgradeHandler(
                    new WebSocketComponents(null, null, buffers, null, null));
            sockets.addMapping("/ws", upgrade);
            sockets.setHandler((Handler) null); // else its own 404 hides Javalin
            server.insertHandler(sockets);
            server.insertHandler(new RequestIds(floor.ids, floor.trustedProxies));
            server.insertHandler(new Bodies(floor.clock));
        });
    }

    /** What is kept for the next reader or writer: as Jetty comes, without a bound, so that one storm is for ever. */
    static ArrayByteBufferPool buffers() {
        return new ArrayByteBufferPool(0, BUFFER_BYTES, LARGEST_BUFFER_BYTES, BUFFERS_OF_A_SIZE, BUFFERS_KEPT_BYTES,
                BUFFERS_KEPT_BYTES);
    }

    private static void routes(JavalinConfig config, Floor floor, WebFiles files) {
        var calls = new Calls(floor.json, floor.sessions, floor.trustedProxies, floor.limits, floor.url,
                floor.byPasskey);
        var cookies = new SessionCookies(calls);
        new Meter(floor.metrics.http()).register(config);
        Headers.register(config.routes);
        Leftovers.register(config.routes);
        new Problems(calls, floor.metrics, floor.clock).register(config.routes);
        new PlaceRoutes(calls, floor.accounts, floor.data, floor.build, floor.backups, floor.providers)
                .register(config.routes);
        new SessionRoutes(calls, floor.accounts, floor.passkeys, floor.sessions, floor.providers, cookies)
                .register(config.routes);
        new SignOnRoutes(calls, floor.providers, floor.attempts, floor.accounts, cookies).register(config.routes);
        var proofs = new Proofs(calls, floor.passkeys);
        new WayRoutes(calls, proofs, floor.providers, floor.attempts, floor.accounts, cookies).register(config.routes);
        new SecondFactorRoutes(calls, proofs, floor.accounts).register(config.routes);
        new PasskeyRoutes(calls, proofs, floor.passkeys, floor.providers).register(config.routes);
        new MeRoutes(calls, floor.accounts).register(config.routes);
        new UserRoutes(calls, floor.accounts, floor.rooms).register(config.routes);
        new InviteRoutes(calls, floor.accounts.invites()).register(config.routes);
        new RoomRoutes(calls, floor.rooms).register(config.routes);
        new MemberRoutes(calls, floor.rooms).register(config.routes);
        new MessageRoutes(calls, floor.accounts, floor.database, floor.access, floor.log, floor.messages, floor.history,
                floor.limits).register(config.routes);
        new MentionRoutes(calls, floor.database, floor.mentions, floor.limits).register(config.routes);
        new HealthRoutes(calls, new Readiness(floor.database, floor.clock), floor.draining).register(config.routes);
        new MetricsRoutes(floor.metrics).register(config.routes);
        files.register(config.routes);
    }

    public int port() {
        return javalin.port();
    }

    /**
     * Nobody can connect any more, and a connection that is there is kept for no further call; returns when those under
     * way are answered, or will not be soon. Again is as once.
     */
    public void refuse() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            var _ = connector.shutdown();
        }
        long until = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (!underway.none() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        refuse();
        javalin.stop();
        if (tls != null) {
            tls.close();
        }
    }
}
