package chat.klatch.server;

import chat.klatch.server.accounts.Keys;
import chat.klatch.server.http.TlsUnusable;
import chat.klatch.server.http.Unreachable;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the process starts: {@code klatch}, with a command and its arguments, or none to serve. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {
    }

    public static void main(String[] args) {
        if (args.length == 0 || args.length == 1 && args[0].equals("serve")) {
            serve(InstantSource.system()); // past the reading of arguments, which has nothing to read, and would cost
                                           // every start its time
        } else {
            int status = command(args);
            if (status != 0) {
                System.exit(status); // what is left to itself ends when nothing runs any more
            }
        }
    }

    private static int command(String[] args) {
        return KlatchCommand.line(System.getenv(), InstantSource.system(), new PasswordPrompt(System.in),
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()), () -> serve(InstantSource.system()),
                Main::train)
                .execute(args);
    }

    /** Serves by {@code clock} until the process ends. */
    static void serve(InstantSource clock) {
        var settings = settingsOrExit();
        var log = Log.as(settings, System.out, System.err);
        Thread.setDefaultUncaughtExceptionHandler(new Vital(Runtime.getRuntime()::halt));
        var serving = new AtomicReference<@Nullable KlatchServer>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (log) {
                var server = serving.get();
                if (server != null) {
                    server.close();
                    log.say("Klatch has stopped.");
                }
            }
        }));
        if (Boolean.getBoolean("exitWithParent")) {
            ProcessHandle.current().parent().ifPresent(Main::exitWith);
        }
        var server = startOrExit(settings, clock, log);
        serving.set(server);
        if (!settings.rateLimits()) {
            log.say(
                    "RATE LIMITS ARE OFF: anybody can flood this place. This is for tests and benchmarks only.");
        }
        log.say("Klatch is at " + settings.here("localhost", server.port()) + " (Ctrl-C stops it)");
    }

    private static Settings settingsOrExit() {
        try {
            return Settings.from(System.getenv());
        } catch (Settings.Senseless senseless) {
            System.err.println(senseless.getMessage());
            throw exit(MISUSED, senseless);
        }
    }

    private static KlatchServer startOrExit(Settings settings, InstantSource clock, Log log) {
        try {
            return KlatchServer.start(settings, clock);
        } catch (Unreachable | TlsUnusable | DataFolder.Unusable | Keys.Unusable | StorageException unusable) {
            log.fail(String.valueOf(unusable.getMessage()));
            throw exit(FAILED, unusable);
        }
    }

    /** Ends the process; what is returned only tells the compiler so. */
    private static RuntimeException exit(int status, RuntimeException why) {
        System.exit(status);
        return why;
    }

    /** Maven does not stop what it started when it is killed itself. */
    private static void exitWith(ProcessHandle parent) {
        var _ = parent.onExit().thenRun(() -> System.exit(0));
    }

    /** What a start and a first visit need, once: the run from which Java makes its AOT cache. */
    private static int train() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("klatch-train");
        var settings = Settings
                .from(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT", "0", "KLATCH_DATA", data.toString()));
        try (var server = KlatchServer.start(settings, InstantSource.system()); var http = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/health/ready", "/api/place")) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build();
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                    throw new IllegalStateException(path + " was not served");
                }
            }
        } finally {
            try (var files = Files.list(data)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(data);
        }
        return 0;
    }
}
