package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Liveness": silence is what comes in, or does not. */
class LivenessTest {
    private static TestServer server;
    private Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @BeforeEach
    void arrive() {
        ada = server.somebody();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A frame is only read when what came before is handled; until then nobody counts as silent. */
    private static void isIdle(RawSocket raw) {
        raw.frame(true, RawSocket.PING, new byte[0]);
        raw.read(RawSocket.PONG);
    }

    @Test
    void aPingIsAnsweredWithItsNumber() {
        try (var socket = ada.online()) {
            socket.says("{\"type\":\"ping\",\"n\":42}");
            assertEquals(Json.read("{\"type\":\"pong\",\"n\":42}"), socket.hears("pong"));
        }
    }

    @Test
    void afterThirtySecondsOfSilenceTheServerPingsAndThePongCounts() {
        try (var raw = RawSocket.open(ada)) {
            raw.read(RawSocket.TEXT);
            isIdle(raw);
            server.clock().passSeconds(31);
            raw.read(RawSocket.PING);
            raw.frame(true, RawSocket.PONG, new byte[0]);
            raw.frame(true, RawSocket.PING, new byte[]{1});
            raw.read(RawSocket.PONG);
            server.clock().passSeconds(31);
            assertEquals(RawSocket.PING, raw.read().opcode());
        }
    }

    @Test
    void atSixtySecondsOfSilenceItEndsWhateverWasSentMeanwhile() {
        try (var raw = RawSocket.open(ada); var other = ada.online()) {
            raw.text(Json.object("type", "join", "id", "j", "room", ada.foyer()));
            Await.until("the join to be handled", () -> raw.read(RawSocket.TEXT).text().contains("\"joined\""));
            isIdle(raw);
            other.staysFor(server.clock(), 50);
            other.writes(ada.foyer(), "while-silent", "to everybody");
            other.staysFor(server.clock(), 11);
            assertEquals(4003, raw.closed());
            assertEquals(0, other.rest().stream().filter(f -> f.get("type").textValue().equals("error")).count());
        }
    }

    @Test
    void whoIsSilentAlsoToACloseIsCut() {
        try (var raw = RawSocket.open(ada)) {
            raw.read(RawSocket.TEXT);
            isIdle(raw);
            server.clock().passSeconds(61);
            assertEquals(4003, raw.closed());
            server.clock().passSeconds(31);
            assertTrue(raw.ended() >= 0);
        }
    }

    @Test
    @OneNode
    void whoJustLeavesIsForgotten() {
        var room = ada.makes("Room");
        var bob = server.somebody();
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var socket = ada.online(); var other = bob.online()) {
            assertEquals(2, socket.joins(room).get("online").intValue());
            other.cut();
            Await.until("one to be gone", () -> socket.joins(room).get("online").intValue() == 1);
        }
    }
}
