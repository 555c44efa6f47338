package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.storage.NeedsPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes whose Redis is dead all the while: how late one tells what another has stored. */
@NeedsPostgres
@Tag("faults")
class DeadRedisTest {
    private static final int MESSAGES = 200;
    private static final int PAUSE_MILLIS = 200;
    private static final long LATEST_MILLIS = 2_500;
    @TempDir
    Path data;

    @Test
    @Timeout(180)
    void ofAHundredMessagesNinetyNineAreOnTheOtherNodesWithinTwoAndAHalfSeconds() throws Exception {
        try (var cluster = new Cluster(data, "dead-redis", 3);
                var calls = new Calls(cluster.node(0).address());
                var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (KilledServer node : cluster.servers()) {
                try (var its = new Calls(node.address())) {
                    Until.reached("it serves", Throng.LONG, its::isServed);
                }
            }
            cluster.redis().kill();
            try {
                var token = Json.read(calls.call("POST", "/api/accounts", "",
                        Json.object("username", "ada", "password", "correct horse battery"))).get("accessToken")
                        .textValue();
                var room = Json.read(calls.call("POST", "/api/rooms", token,
                        Json.object("name", "Room", "kind", "public"))).get("room").get("id").textValue();
                try (var writer = online(http, cluster.node(0), token);
                        var one = online(http, cluster.node(1), token);
                        var other = online(http, cluster.node(2), token)) {
                    one.joins(room);
                    other.joins(room);
                    var heard = List.of(one, other).stream()
                            .map(reader -> CompletableFuture.supplyAsync(() -> arrivals(reader))).toList();
                    var said = says(writer, room);
                    var late = new ArrayList<Long>();
                    for (var arrivals : heard) {
                        var at = arrivals.get(60, TimeUnit.SECONDS);
                        for (int i = 0; i < MESSAGES; i++) {
                            late.add(Duration.ofNanos(at.get(i) - said.get(i)).toMillis());
                        }
                    }
                    late.sort(null);
                    assertEquals(2 * MESSAGES, late.size());
                    long of99 = late.get(late.size() * 99 / 100);
                    System.out.println("Without Redis: half within " + late.get(late.size() / 2)
                            + " ms, 99 of 100 within " + of99 + " ms, all within " + late.getLast() + " ms.");
                    assertTrue(of99 <= LATEST_MILLIS, () -> "99 of 100 within " + of99 + " ms");
                }
            } finally {
                cluster.redis().startAgain();
            }
        }
    }

    private static TestSocket online(HttpClient http, Cluster.Node node, String token) {
        var socket = TestSocket.open(http, URI.create("ws://127.0.0.1:" + node.address().getPort() + "/ws"),
                "Authorization", "Bearer " + token);
        socket.hears("welcome");
        return socket;
    }

    /** When each message was said. */
    private static List<Long> says(TestSocket writer, String room) {
        var pauses = new Random(1);
        var said = new ArrayList<Long>();
        for (int i = 0; i < MESSAGES; i++) {
            LockSupport.parkNanos(Duration.ofMillis(pauses.nextInt(PAUSE_MILLIS)).toNanos());
            said.add(System.nanoTime());
            writer.says(Json.object("type", "send", "id", "s" + i, "room", room, "key", "key-of-message-" + i, "text",
                    "said " + i));
        }
        return said;
    }

    /** When each came, in their order. */
    private static List<Long> arrivals(TestSocket reader) {
        var arrivals = new ArrayList<Long>();
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals("said " + i, reader.hears("message").get("message").get("text").textValue());
            arrivals.add(System.nanoTime());
        }
        return arrivals;
    }
}
