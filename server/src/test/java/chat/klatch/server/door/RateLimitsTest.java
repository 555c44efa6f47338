package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Limits while on". */
class RateLimitsTest {
    private static TestServer server;
    private Person ada;
    private String room;

    @BeforeAll
    static void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "on");
    }

    @BeforeEach
    void arrive() {
        ada = server.somebody();
        room = ada.foyer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String send(String key) {
        return Json.object("type", "send", "room", room, "key", key, "text", "t");
    }

    @Test
    void thirtySendsAtOnceAndThenTenASecond() {
        try (var socket = ada.online()) {
            socket.fills(room, "burst", 30, "t");
            var refusal = socket.isRefused(send("one-too-many"), "rate_limited");
            assertEquals(100, refusal.get("after").longValue());
            server.clock().pass(java.time.Duration.ofMillis(100));
            assertEquals("ack", socket.asks(send("one-too-many")).get("type").textValue());
            socket.isRefused(send("two-too-many"), "rate_limited");
            server.clock().passSeconds(1);
            socket.fills(room, "second", 10, "t");
            socket.isRefused(send("two-too-many"), "rate_limited");
        }
    }

    @Test
    void aKnownKeyCostsNoRate() {
        try (var socket = ada.online()) {
            socket.fills(room, "burst", 30, "t");
            for (int i = 0; i < 40; i++) {
                assertTrue(socket.asks(send("fill-burst-1")).get("dup").booleanValue());
            }
        }
    }

    @Test
    @OneNode
    void aUsersConnectionsAndCallsShareOneAllowanceAndOthersHaveTheirOwn() {
        try (var socket = ada.online(); var other = ada.online()) {
            socket.fills(room, "burst", 29, "t");
            assertEquals("ack", other.asks(send("the-thirtieth")).get("type").textValue());
            var problem = ada.server().http().post("/api/rooms", """
                    {"name": "One more", "kind": "public"}""").as(ada).answer();
            assertEquals(100, problem.problem(429, "rate_limited").get("after").longValue());
            assertEquals("1", problem.header("Retry-After"));
            ada.post("/api/rooms/" + room + "/messages", Json.object("key", "by-http-1", "text", "t"))
                    .problem(429, "rate_limited");
            try (var bob = server.somebody().online()) {
                assertEquals("ack", bob.asks(send("bobs-first")).get("type").textValue());
            }
        }
    }

    @Test
    @OneNode
    void sixtyLooksAtOnceAndThenTwentyASecond() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 30; i++) {
                socket.joins(room);
                socket.asks(Json.object("type", "history", "room", room));
            }
            socket.isRefused(Json.object("type", "history", "room", room), "rate_limited");
            var refusal = socket.isRefused(Json.object("type", "join", "room", room), "rate_limited");
            assertEquals(50, refusal.get("after").longValue());
            ada.get("/api/rooms/" + room + "/messages").problem(429, "rate_limited");
            server.clock().passSeconds(1);
            for (int i = 0; i < 20; i++) {
                assertEquals("joined", socket.joins(room).get("type").textValue());
            }
            socket.isRefused(Json.object("type", "history", "room", room), "rate_limited");
        }
    }

    @Test
    void offTheyAreOff() {
        try (var free = TestServer.start()) {
            var bob = free.signUp("bob");
            try (var socket = bob.online()) {
                socket.fills(bob.foyer(), "flood", 200, "t");
                assertEquals(0,
                        socket.rest().stream().filter(frame -> frame.get("type").textValue().equals("error")).count());
            }
        }
    }
}
