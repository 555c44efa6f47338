package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code goodbye} and 4001: what a server that stops owes to those who are there. */
class ClosingTest {
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everybodyIsToldWhenToComeBackAndThenClosed() {
        try (var one = ada.online(); var other = ada.inFoyer()) {
            server.stop();
            for (var socket : new TestSocket[]{one, other}) {
                assertEquals(4001, socket.closed());
                long after = socket.hears("goodbye").get("after").longValue();
                assertTrue(after >= 0 && after < 60_000, "after " + after);
            }
        }
    }

    @Test
    void whoHasNotSaidWhoTheyAreIsSentAwayToo() {
        try (var socket = server.socket()) {
            long before = System.nanoTime();
            server.stop();
            assertEquals(4001, socket.closed());
            assertTrue(Duration.ofNanos(System.nanoTime() - before).compareTo(Duration.ofSeconds(4)) < 0);
        }
    }

    @Test
    @OneNode
    void whileItDrainsItIsNotReadyAndTakesNobodyNew() throws Exception {
        CompletableFuture<Void> stopping;
        try (var stubborn = RawSocket.open(ada); var late = RawSocket.open(server)) {
            stubborn.read(RawSocket.TEXT);
            stopping = CompletableFuture.runAsync(server::stop);
            assertEquals(4001, stubborn.closed());
            assertEquals(Json.read("{\"failed\":[\"draining\"]}"),
                    server.http().get("/health/ready").answer().expect(503).json());
            var live = server.http().get("/health").answer().expect(200);
            assertEquals("ok", live.text());
            assertEquals("close", live.header("Connection"));
            var head = late.upgrade("Sec-WebSocket-Protocol: klatch.v1");
            assertTrue(head.startsWith("HTTP/1.1 503 "), head);
            assertTrue(head.contains("Retry-After: "), head);
        }
        stopping.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoNeverAnswersTheCloseDoesNotHoldItUpForLong() {
        try (var stubborn = RawSocket.open(ada)) {
            stubborn.read(RawSocket.TEXT);
            server.stop();
            assertEquals(4001, stubborn.closed());
            assertTrue(stubborn.ended() >= 0);
        }
    }

    @Test
    void aCallThatIsBeingAnsweredIsAnsweredToItsEnd() throws Exception {
        var path = "/api/rooms/" + ada.foyer() + "/messages?limit=20";
        try (var socket = ada.online()) {
            socket.fills(ada.foyer(), "long", 20, "ü".repeat(8_000));
        }
        var whole = ada.get(path).expect(200).text();
        try (var slow = RawSocket.narrow(server)) {
            slow.request("GET " + path + " HTTP/1.0", "Authorization: Bearer " + ada.token());
            int port = server.port();
            var stopping = CompletableFuture.runAsync(server::stop);
            Await.until("nobody new is let in", () -> !listens(port));
            assertEquals(whole, slow.rest());
            stopping.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    @OneNode
    void afterwardsNothingListens() {
        int port = server.port();
        server.stop();
        assertFalse(listens(port));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (SocketException _) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndWhatIsThereWasAcknowledged() {
        var room = ada.foyer();
        var acked = new HashSet<Long>();
        try (var socket = ada.online()) {
            for (int i = 0; i < 300; i++) {
                socket.says(Json.object("type", "send", "id", "s", "room", room, "key", "closing-" + i, "text", "t"));
            }
            socket.hears("ack");
            acked.add(2L);
            server.stop();
            assertEquals(4001, socket.closed());
            while (socket.heard("ack") > 0) {
                acked.add(socket.hears("ack").get("seq").longValue());
            }
        }
        server.restart();
        var again = server.signIn("ada");
        var stored = new HashSet<Long>();
        for (long after = 1; stored.size() < 300 && after >= stored.size();) {
            var page = again.get("/api/rooms/" + room + "/messages?limit=100&after=" + after).json();
            page.get("messages").forEach(message -> stored.add(message.get("seq").longValue()));
            after = page.get("newer").booleanValue() ? after + 100 : -1;
        }
        assertEquals(Set.of(), difference(acked, stored), "acknowledged and lost");
        assertEquals(Set.of(), difference(stored, acked), "stored and never acknowledged");
    }

    private static Set<Long> difference(Set<Long> all, Set<Long> less) {
        var left = new HashSet<>(all);
        left.removeAll(less);
        return left;
    }
}
