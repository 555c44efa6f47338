package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.crash.Cable;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.FreePort;
import chat.klatch.server.relay.TestRedis;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis as careful operators have it: by TLS of an authority of theirs, and with a password. */
@NeedsPostgres
class GuardedRedisTest {
    private static final String PASSWORD = "known-to-few";
    private static final String CARRIES = "Redis carries hints between the nodes";
    private static final String UNREACHED = "Redis cannot be reached";
    @TempDir
    private Path folder;
    private final PostgresAddress place = TestPostgres.place();
    private final TestRedis redis = new TestRedis(PASSWORD);
    private Certificate certificate;
    private Cable tls;

    @BeforeEach
    void start() throws Exception {
        certificate = new Certificate(folder);
        tls = Cable.behind(certificate.shown().getServerSocketFactory(),
                URI.create(redis.address().url()).getPort());
    }

    @AfterEach
    void stop() {
        tls.close();
        redis.close();
        TestPostgres.drop(place);
    }

    private Started node(String password, String options) {
        int port = FreePort.next();
        var command = new ProcessBuilder(Path.of(System.getProperty("klatch.home"), "bin", "klatch").toString());
        command.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "KLATCH_HOST", "127.0.0.1",
                "KLATCH_PORT", Integer.toString(port), "KLATCH_DATA", folder.resolve("data").toString(),
                "KLATCH_DATABASE", place.url(), "KLATCH_DATABASE_USER", "postgres", "KLATCH_REDIS",
                "rediss://localhost:" + tls.port(), "KLATCH_REDIS_PASSWORD", password, "JAVA_OPTS",
                "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + Image.limits() + " " + options));
        return new Started(command, port, folder.resolve("node.log"));
    }

    private static void says(Started node, String words) {
        Await.until(() -> words + " in " + node.log(), () -> node.log().contains(words));
    }

    @Test
    void aNodeThatBelievesTheAuthorityAndHasThePasswordIsCarriedHints() {
        try (var node = node(PASSWORD, certificate.options())) {
            says(node, CARRIES);
            assertFalse(node.log().contains(UNREACHED));
            assertFalse(node.log().contains(PASSWORD));
        }
    }

    @Test
    void whoHasAnotherPasswordIsToldSoAndServesWithoutHints() {
        try (var node = node("guessed", certificate.options())) {
            says(node, UNREACHED);
            says(node, "WRONGPASS");
            assertFalse(node.log().contains(CARRIES));
            assertFalse(node.log().contains("guessed"));
        }
    }

    @Test
    void whoDoesNotBelieveTheAuthorityIsToldSoAndServesWithoutHints() {
        try (var node = node(PASSWORD, "")) {
            says(node, UNREACHED);
            says(node, "unable to find valid certification path");
            assertFalse(node.log().contains(CARRIES));
        }
    }
}
