package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code watch}, {@code presence} and {@code joined.online}: who is there. */
@SuppressWarnings("try") // connections are closed on purpose, or only have to be there
class PresenceTest {
    private TestServer server;
    private Person ada;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode watches(TestSocket socket, Person... people) {
        return socket.asks(Json.object("type", "watch", "users", List.of(people).stream().map(Person::id).toList()))
                .get("users");
    }

    private static JsonNode status(Person person, String status) {
        return Json.read(Json.object("type", "presence", "user", person.id(), "status", status));
    }

    private static void assertSeen(Person person, String status, JsonNode users) {
        assertEquals(Json.read("[" + Json.object("id", person.id(), "status", status) + "]"), users);
    }

    @Test
    void comingAndChoosingAStatusAreToldToWhoWatches() {
        try (var socket = ada.online()) {
            assertSeen(bob, "offline", watches(socket, bob));
            try (var one = bob.online(); var other = bob.online()) {
                assertEquals(status(bob, "online"), socket.hears("presence"));
                one.says("{\"type\":\"presence\",\"status\":\"dnd\"}");
                assertEquals(status(bob, "dnd"), socket.hears("presence"));
                other.says("{\"type\":\"presence\",\"status\":\"away\"}");
                other.settles();
                one.says("{\"type\":\"presence\",\"status\":\"away\"}");
                assertEquals(status(bob, "away"), socket.hears("presence"));
                assertSeen(bob, "away", watches(socket, bob));
            }
        }
    }

    @Test
    void offlineIsToldThirtySecondsAfterTheLastConnectionEnded() {
        try (var socket = ada.online(); var gone = bob.online()) {
            watches(socket, bob);
            Await.until("bob to be there", () -> watches(socket, bob).toString().contains("online"));
            gone.close();
            Await.until("bob's connection to be gone", () -> socket.joins(ada.foyer()).get("online").intValue() == 1);
            socket.settles();
            server.clock().passSeconds(29);
            assertSeen(bob, "online", watches(socket, bob));
            server.clock().passSeconds(2);
            assertEquals(status(bob, "offline"), socket.hears("presence",
                    frame -> frame.path("status").asText().equals("offline")));
        }
    }

    @OneNode
    @Test
    void whoIsWelcomedIsThereThoughTheyLeaveAtOnce() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 5; i++) {
                var comer = server.signUp("comer" + i);
                try (var gone = comer.online()) {
                    assertSeen(comer, "online", watches(socket, comer));
                }
            }
            var last = server.signIn("comer4");
            Await.until("everybody to be gone",
                    () -> socket.joins(ada.foyer()).get("online").intValue() == 1);
            server.clock().passSeconds(31);
            assertEquals(status(last, "offline"), socket.hears("presence"));
        }
    }

    @Test
    void aWatchReplacesTheOneBefore() {
        var carol = server.signUp("carol");
        try (var socket = ada.online()) {
            watches(socket, bob, carol);
            watches(socket, carol);
            try (var one = bob.online(); var other = carol.online()) {
                assertEquals(status(carol, "online"), socket.hears("presence"));
                assertEquals(0, socket.rest().size());
            }
        }
    }

    @Test
    void fiveHundredMayBeWatchedAndNoMore() {
        try (var socket = ada.online()) {
            var ids = new ArrayList<String>();
            for (int i = 0; i < 500; i++) {
                ids.add("user-" + i);
            }
            assertEquals(500, socket.asks(Json.object("type", "watch", "users", ids)).get("users").size());
            ids.add("one-more");
            socket.isRefused(Json.object("type", "watch", "users", ids), "invalid");
        }
    }

    @Test
    void whoJoinsTheRoomThatTheyHaveJustMadeIsCounted() {
        try (var socket = ada.online()) {
            for (int i = 0; i < 50; i++) {
                assertEquals(1, socket.joins(ada.makes("Room " + i)).get("online").intValue());
            }
        }
    }

    @OneNode
    @Test
    void joinedSaysHowManyMembersAreConnected() {
        try (var socket = ada.online(); var one = bob.online(); var other = bob.online()) {
            assertEquals(2, socket.joins(ada.foyer()).get("online").intValue());
            var room = ada.makes("Room");
            assertEquals(1, socket.joins(room).get("online").intValue());
            bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
            Await.until("bob to count", () -> socket.joins(room).get("online").intValue() == 2);
            one.close();
            other.close();
            Await.until("bob to be gone", () -> socket.joins(room).get("online").intValue() == 1);
        }
    }
}
