package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code klatch health}: what those who restart a server go by. */
class HealthTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    @TempDir
    private Path data;

    private Shell.Ran asks(String host, int port) {
        return new Shell(data).run(Map.of("KLATCH_HOST", host, "KLATCH_PORT", Integer.toString(port)), "health");
    }

    private static void notDone(Shell.Ran ran, String sentence) {
        assertEquals(sentence + "\n", ran.err());
        assertEquals("", ran.out());
        assertEquals(1, ran.status());
    }

    @Test
    void aServerThatServesIsWellWhateverAddressesItListensAt() {
        try (var server = TestServer.start()) {
            for (String host : new String[]{"127.0.0.1", "0.0.0.0", "localhost"}) {
                var ran = asks(host, server.port());
                assertEquals("", ran.err());
                assertEquals("Klatch at http://127.0.0.1:" + server.port() + " can serve.\n", ran.out());
                assertEquals(0, ran.status());
            }
        }
    }

    @Test
    void aServerThatCannotStoreIsNotWellAndSaysWhy() throws Exception {
        try (var server = TestServer.start(); var _ = Sabotage.of(server).every("update on place")) {
            notDone(asks("127.0.0.1", server.port()),
                    "Klatch at http://127.0.0.1:" + server.port() + " cannot serve now: storage.");
        }
    }

    @Test
    void whereNoneIsNoneIsWell() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, HERE)) {
            port = taken.getLocalPort();
        }
        notDone(asks("0.0.0.0", port), "No Klatch is at http://127.0.0.1:" + port + ".");
    }

    @Test
    void anotherServerIsNoKlatchWhateverItAnswers() throws IOException {
        for (int status : new int[]{404, 503}) {
            var other = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
            other.createContext("/", exchange -> {
                var page = "<h1>nothing here</h1>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            other.start();
            try {
                int port = other.getAddress().getPort();
                notDone(asks("127.0.0.1", port), "What answers at http://127.0.0.1:" + port + " is no Klatch.");
            } finally {
                other.stop(0);
            }
        }
    }

    @Test
    void aPortThatNobodyChoseCannotBeAsked() {
        notDone(asks("127.0.0.1", 0), "KLATCH_PORT is 0: only the server's log says which port it took.");
    }
}
