package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.RawSocket;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.storage.NeedsPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that stops while others go on: its people go to them, and none of what they asked of it is half done. */
@NeedsPostgres
class HandingOverTest {
    private final TestNodes nodes = new TestNodes(2, new LocalRelay.Ring()::end);
    private Person ada;
    private Person bob;
    private String foyer = "";

    /** Returns when the node that will stop knows of the other. */
    @BeforeEach
    void start() {
        ada = nodes.node(0).signUp("ada");
        bob = nodes.node(1).signUp("bob");
        try (var there = bob.online(); var here = ada.online()) {
            Await.until("the nodes know of each other", () -> "online".equals(statusOfBob(here)));
            there.settles();
            foyer = ada.foyer();
        }
    }

    private String statusOfBob(TestSocket socket) {
        return socket.asks(Json.object("type", "watch", "users", List.of(bob.id()))).at("/users/0/status").asText();
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private CompletableFuture<Void> stopping() {
        return CompletableFuture.runAsync(nodes.node(0)::stop);
    }

    private static void done(CompletableFuture<Void> stopping) throws Exception {
        stopping.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void callsAreAnsweredAndStoredUntilEverybodyIsElsewhere() throws Exception {
        CompletableFuture<Void> stopping;
        try (var there = bob.online(); var stubborn = RawSocket.open(ada); var late = RawSocket.open(ada.server())) {
            there.joins(foyer);
            stubborn.read(RawSocket.TEXT);
            stopping = stopping();
            assertEquals(4001, stubborn.closed()); // and it does not go
            ada.writes(foyer, "written-while-it-stops", "still here");
            assertEquals("still here", there.hears("message").at("/message/text").textValue());
            assertEquals(Json.read("{\"failed\":[\"draining\"]}"),
                    ada.server().http().get("/health/ready").answer().expect(503).json());
            assertTrue(late.upgrade("Sec-WebSocket-Protocol: klatch.v1").startsWith("HTTP/1.1 503 "));
        }
        done(stopping);
    }

    @Test
    void everybodyIsToldToComeBackSoonForAnotherNodeIsThere() throws Exception {
        try (var one = ada.online(); var other = ada.online()) {
            var stopping = stopping();
            for (var socket : List.of(one, other)) {
                assertEquals(4001, socket.closed());
                long after = socket.hears("goodbye").get("after").longValue();
                assertTrue(after >= 500 && after < 1_500, "after " + after);
            }
            done(stopping);
        }
        try (var again = ada.at(nodes.node(1)).online()) {
            again.joins(foyer);
        }
    }

    @Test
    void whatWasTakenIsAcknowledgedAndWhatWasNotIsNotStored() throws Exception {
        var acked = new HashMap<String, Long>();
        try (var socket = ada.online()) {
            for (int i = 0; i < 600; i++) {
                socket.says(
                        Json.object("type", "send", "id", "closing-" + i, "room", foyer, "key", "closing-" + i,
                                "text", "t"));
            }
            var stopping = stopping();
            assertEquals(4001, socket.closed());
            while (socket.heard("ack") > 0) {
                var ack = socket.hears("ack");
                acked.put(ack.get("re").textValue(), ack.get("seq").longValue());
            }
            done(stopping);
        }
        assertEquals(stored(), acked);
    }

    private Map<String, Long> stored() {
        var there = ada.at(nodes.node(1));
        var stored = new HashMap<String, Long>();
        boolean newer = true;
        for (long after = 0; newer; after += 100) {
            var page = there.get("/api/rooms/" + foyer + "/messages?limit=100&after=" + after).expect(200).json();
            page.get("messages").forEach(message -> {
                if (message.has("key")) {
                    stored.put(message.get("key").textValue(), message.get("seq").longValue());
                }
            });
            newer = page.get("newer").booleanValue();
        }
        return stored;
    }
}
