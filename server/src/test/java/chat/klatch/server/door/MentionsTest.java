package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, mentions: who is meant, what is counted, and {@code GET /api/mentions}. */
class MentionsTest {
    private final TestServer server = TestServer.start();
    private Person ada;
    private Person bob;
    private String room;

    @BeforeEach
    void people() {
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        room = ada.makes("Room");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> texts(JsonNode found) {
        var texts = new ArrayList<String>();
        found.get("messages").forEach(one -> texts.add(one.get("message").get("text").textValue()));
        return texts;
    }

    private JsonNode mentions(Person person, String query) {
        return person.get("/api/mentions" + query).expect(200).json();
    }

    @Test
    void membersAreMentionedByNameAndWithTheirRoom() {
        server.signUp("carol");
        try (var here = ada.online(); var there = bob.online()) {
            there.joins(room);
            here.writes(room, "key-key-1", "@BOB, `@ada` and @carol. @room!");
            var told = there.hears("message").get("message");
            assertEquals(Json.read("[\"" + bob.id() + "\"]"), told.get("mentions"));
            assertTrue(told.get("mentionsRoom").booleanValue());
            here.writes(room, "key-key-2", "nobody");
            assertEquals(1, there.joins(room).get("mentions").intValue());
            assertEquals(2, there.joins(room).get("unread").intValue());
            here.asks(Json.object("type", "edit", "room", room, "seq", 2, "text", "nobody"));
            var edited = there.hears("an edit", one -> one.path("message").path("rev").asLong() == 4).get("message");
            assertFalse(edited.has("mentions") || edited.has("mentionsRoom"));
            assertEquals(0, there.joins(room).get("mentions").intValue());
        }
    }

    @Test
    void theListIsNewestFirstAndPaged() {
        for (int i = 1; i <= 5; i++) {
            server.clock().pass(Duration.ofMillis(i == 2 ? 0 : 1));
            ada.writes(i == 3 ? ada.foyer() : room, "key-key-" + i, i % 2 == 0 ? "@room " + i : "@bob " + i);
        }
        bob.writes(room, "key-key-6", "@bob and @room");
        var first = mentions(bob, "?limit=3");
        assertEquals(List.of("@bob 5", "@room 4", "@bob 3"), texts(first));
        assertEquals(ada.foyer(), first.get("messages").get(2).get("room").textValue());
        var second = mentions(bob, "?limit=3&after=" + first.get("next").textValue());
        assertEquals(List.of("@room 2", "@bob 1"), texts(second));
        assertFalse(second.has("next"));
        assertEquals(List.of("@bob and @room"), texts(mentions(ada, "")));
        bob.get("/api/mentions?after=nonsense").problem(400, "invalid");
        bob.get("/api/mentions?limit=0").problem(400, "invalid");
        server.http().get("/api/mentions").answer().problem(401, "unauthenticated");
    }

    @Test
    void whatIsDeletedMentionsNobody() {
        ada.writes(room, "key-key-1", "@bob");
        try (var here = ada.online()) {
            here.asks(Json.object("type", "delete", "room", room, "seq", 2));
        }
        assertEquals(List.of(), texts(mentions(bob, "")));
    }
}
