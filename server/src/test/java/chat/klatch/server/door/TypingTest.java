package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code typing}: who typed in the last seconds. */
class TypingTest {
    private TestServer server;
    private Person ada;
    private Person bob;
    private String foyer;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        foyer = ada.foyer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void types(TestSocket socket, String room) {
        socket.says(Json.object("type", "typing", "room", room));
    }

    private void assertTyping(TestSocket socket, String users) {
        var told = socket.hears("typing");
        assertEquals(foyer, told.get("room").textValue());
        assertEquals(Json.read(users), told.get("users"));
        assertEquals(0, told.get("more").intValue());
    }

    private static String named(Person person) {
        return Json.object("id", person.id(), "name", person.username());
    }

    @Test
    void typingIsToldToWhoFollowsTheRoomUntilTheMessageIsThere() {
        try (var reader = ada.inFoyer(); var writer = bob.online()) {
            types(writer, foyer);
            assertTyping(reader, "[" + named(bob) + "]");
            writer.writes(foyer, "the-message", "there it is");
            reader.hears("message");
            server.clock().passSeconds(1);
            assertTyping(reader, "[]");
            assertEquals(0, writer.rest().stream().filter(f -> f.get("type").textValue().equals("typing")).count());
        }
    }

    @Test
    void sixSecondsAfterTheLastSignOfItTypingEnds() {
        try (var reader = ada.inFoyer(); var writer = bob.online()) {
            types(writer, foyer);
            assertTyping(reader, "[" + named(bob) + "]");
            server.clock().passSeconds(3);
            types(writer, foyer);
            assertTyping(reader, "[" + named(bob) + "]");
            server.clock().passSeconds(6);
            assertTyping(reader, "[]");
        }
    }

    @Test
    void onlyMembersType() {
        var room = ada.makes("Room");
        try (var socket = bob.online()) {
            types(socket, room);
            var refusal = socket.hears("error");
            assertEquals("forbidden", refusal.get("code").textValue());
            assertFalse(refusal.has("re"));
            types(socket, "nowhere");
            assertEquals("not_found", socket.hears("error").get("code").textValue());
        }
    }

    @Test
    void moreThanFiveSignsASecondAreDroppedSilently() {
        try (var limited = TestServer.start("KLATCH_RATE_LIMITS", "on")) {
            var carol = limited.signUp("carol");
            try (var socket = carol.online()) {
                for (int i = 0; i < 5; i++) {
                    types(socket, "nowhere");
                    socket.hears("error");
                }
                for (int i = 0; i < 5; i++) {
                    types(socket, "nowhere");
                }
                assertEquals(0, socket.rest().size());
                limited.clock().passSeconds(1);
                types(socket, "nowhere");
                socket.hears("error");
            }
        }
    }
}
