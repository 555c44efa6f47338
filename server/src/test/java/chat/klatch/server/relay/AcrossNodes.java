package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** PROTOCOL.md, where those who speak and those who hear are on different nodes, whatever is between the nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcrossNodes {
    private TestNodes nodes;
    private Person ada;
    private Person bob;
    private int keys;

    /** Makes each node's end of what is between them. */
    abstract Supplier<Relay> relays();

    @BeforeAll
    void start() {
        nodes = new TestNodes(3, relays());
        nodes.node(0).signUp("owner");
        ada = nodes.node(0).signUp("ada");
        bob = nodes.node(1).signUp("bob").at(nodes.node(1));
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private String key() {
        return "key-" + ++keys + "-across";
    }

    private String room(String kind, Person... members) {
        return ada.post("/api/rooms", Json.object("kind", kind, "name", "Room", "members",
                List.of(members).stream().map(Person::id).toList())).expect(201).json().get("room").get("id")
                .textValue();
    }

    private static boolean isOf(JsonNode frame, String type, String room) {
        var of = frame.path("room");
        return frame.path("type").asText().equals(type)
                && (of.isTextual() ? of : of.path("id")).asText().equals(room);
    }

    private static JsonNode hears(TestSocket socket, String type, String room) {
        return socket.hears(type + " of " + room, frame -> isOf(frame, type, room));
    }

    @Test
    void whatIsWrittenOnThreeNodesAtOnceIsToldOnAllOnceInOneOrderWithoutGaps() {
        int each = 60;
        var room = room("public", bob);
        var sockets = new ArrayList<TestSocket>();
        for (var node : nodes.all()) {
            var socket = ada.at(node).online();
            assertEquals(3, socket.joins(room).get("rev").longValue() + 1); // it was made, and Bob was added
            sockets.add(socket);
        }
        for (int i = 0; i < each; i++) {
            for (var socket : sockets) {
                socket.says(Json.object("type", "send", "id", "s", "room", room, "key", key(), "text", "said"));
            }
        }
        for (var socket : sockets) {
            for (int i = 0; i < each; i++) {
                socket.hears("ack");
            }
            for (long rev = 3; rev < 3 + 3L * each; rev++) {
                assertEquals(rev, socket.hears("message").get("message").get("rev").longValue());
            }
            socket.close();
        }
    }

    @Test
    void everyEditIsToldAsItWasAlsoWhereAnotherFollowsAtOnce() {
        var room = room("public", bob);
        try (var here = ada.online(); var there = bob.online()) {
            there.joins(room);
            long seq = here.writes(room, key(), "first").get("seq").longValue();
            here.asks(Json.object("type", "edit", "room", room, "seq", seq, "text", "second"));
            here.asks(Json.object("type", "edit", "room", room, "seq", seq, "text", "third"));
            for (var text : List.of("first", "second", "third")) {
                assertEquals(text, hears(there, "message", room).get("message").get("text").textValue());
            }
        }
    }

    @Test
    void aMemberWhoLooksElsewhereOnAnotherNodeIsToldWhatIsUnread() {
        var room = room("public", bob);
        try (var there = bob.online()) {
            ada.writes(room, key(), "hello");
            assertEquals(1, hears(there, "activity", room).get("unread").intValue());
        }
    }

    @Test
    void aMarkerThatMovesOnOneNodeIsToldOnTheOther() {
        var room = room("public", bob);
        long seq = ada.writes(room, key(), "hello");
        try (var here = bob.at(nodes.node(2)).online(); var there = bob.online()) {
            here.says(Json.object("type", "read", "room", room, "seq", seq));
            assertEquals(seq, hears(here, "read", room).get("seq").longValue());
            var moved = hears(there, "read", room);
            assertEquals(seq, moved.get("seq").longValue());
            assertEquals(0, moved.get("unread").intValue());
        }
    }

    @Test
    void whoIsRemovedOnOneNodeHearsOnTheOtherWhatCameBeforeThenGoneThenNothing() {
        var room = room("private", bob);
        try (var here = ada.online(); var there = bob.online()) {
            long rev = there.joins(room).get("rev").longValue();
            for (int i = 0; i < 10; i++) {
                here.writes(room, key(), "before");
            }
            ada.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
            for (int i = 0; i < 10; i++) {
                here.writes(room, key(), "after");
            }
            for (int i = 0; i < 10; i++) {
                var message = hears(there, "message", room).get("message");
                assertEquals(++rev, message.get("rev").longValue());
                assertEquals("before", message.get("text").textValue());
            }
            assertEquals("removed", hears(there, "message", room).get("message").get("system").get("kind")
                    .textValue());
            hears(there, "gone", room);
            ada.patch("/api/me", Json.object("name", "Ada " + key())).expect(200);
            var other = room("public", bob);
            hears(there, "room", other); // all that came before it has come
            assertTrue(there.everything().stream().noneMatch(frame -> isOf(frame, "message", room)));
            there.isRefused(Json.object("type", "join", "room", room), "not_found");
        }
    }

    @Test
    void aRoomThatIsMadeChangedAndDeletedOnOneNodeIsSoOnTheOther() {
        try (var there = bob.online(); var stranger = nodes.node(2).signIn("owner").online()) {
            var room = room("public", bob);
            assertEquals("member", hears(there, "room", room).get("room").get("role").textValue());
            assertFalse(hears(stranger, "room", room).get("room").has("role"));
            ada.patch("/api/rooms/" + room, Json.object("topic", "news")).expect(200);
            there.hears("the topic", frame -> isOf(frame, "room", room)
                    && frame.get("room").get("topic").asText().equals("news"));
            ada.post("/api/rooms/" + room + "/members/" + stranger(), "").expect(200);
            stranger.hears("the role", frame -> isOf(frame, "room", room) && frame.get("room").has("role"));
            ada.writes(room, key(), "hello");
            nodes.clock().passSeconds(2); // at most one a second
            stranger.hears("what is unread", frame -> isOf(frame, "activity", room) || isOf(frame, "room", room)
                    && frame.get("room").path("unread").intValue() == 1); // where the room was told after it was said
            ada.delete("/api/rooms/" + room).expect(204);
            hears(there, "gone", room);
            hears(stranger, "gone", room);
        }
    }

    private String stranger() {
        return nodes.node(0).signIn("owner").id();
    }

    @Test
    void aDirectRoomShowsItselfOnAnotherNodeByItsFirstMessage() {
        var carl = nodes.node(2).signUp("carl" + key().replace("-", ""));
        try (var there = carl.online()) {
            var room = ada.post("/api/rooms", Json.object("kind", "direct", "members", List.of(carl.id())))
                    .expect(201).json().get("room").get("id").textValue();
            ada.writes(room, key(), "psst");
            hears(there, "room", room);
            assertEquals(1, hears(there, "activity", room).get("mentions").intValue());
        }
    }

    @Test
    void aNameAndSettingsThatChangeOnOneNodeAreToldOnTheOther() {
        try (var there = ada.at(nodes.node(1)).online()) {
            ada.patch("/api/me", Json.object("name", "Countess")).expect(200);
            there.hears("the name", frame -> frame.path("type").asText().equals("user")
                    && frame.get("user").get("name").asText().equals("Countess"));
            ada.put("/api/me/settings", "{\"theme\":\"dark\"}").expect(204);
            there.hears("settings");
            var room = room("public");
            there.joins(room);
            there.writes(room, key(), "by my new name");
            assertEquals("Countess", there.hears("message").get("message").get("author").get("name").textValue());
        }
    }

    @Test
    void whoComesToOneNodeIsThereOnAllAndWhoTypesIsSeenTyping() {
        var fay = nodes.node(2).signUp("fay" + key().replace("-", ""));
        try (var there = bob.online()) {
            var room = room("public", bob, fay);
            there.joins(room);
            there.says(Json.object("type", "watch", "id", "w", "users", List.of(fay.id())));
            assertEquals("offline", there.hears("watching").get("users").get(0).get("status").textValue());
            try (var elsewhere = fay.online()) {
                there.hears("online", frame -> isPresence(frame, fay, "online"));
                elsewhere.says(Json.object("type", "presence", "status", "dnd"));
                there.hears("dnd", frame -> isPresence(frame, fay, "dnd"));
                assertEquals(2, there.joins(room).get("online").intValue());
                elsewhere.says(Json.object("type", "typing", "room", room));
                assertEquals(fay.id(), hears(there, "typing", room).get("users").get(0).get("id").textValue());
            }
            Await.until("the connection is gone", () -> there.joins(room).get("online").intValue() == 1);
            there.staysFor(nodes.clock(), 31);
            there.hears("offline", frame -> isPresence(frame, fay, "offline"));
        }
    }

    private static boolean isPresence(JsonNode frame, Person of, String status) {
        return frame.path("type").asText().equals("presence") && frame.get("user").asText().equals(of.id())
                && frame.get("status").asText().equals(status);
    }

    @Test
    void aSessionThatEndsOnOneNodeEndsOnTheOther() {
        var dora = nodes.node(0).signUp("dora" + key().replace("-", ""));
        try (var there = dora.at(nodes.node(1)).online()) {
            dora.delete("/api/sessions/current").expect(204);
            assertEquals(4502, there.closed());
            dora.at(nodes.node(1)).get("/api/me").problem(401, "unauthenticated");
        }
    }

    @Test
    void whoIsDisabledOnOneNodeIsOutOnAll() {
        var owner = nodes.node(0).signIn("owner");
        var eve = nodes.node(1).signUp("eve" + key().replace("-", ""));
        try (var there = eve.online(); var also = eve.at(nodes.node(2)).online()) {
            owner.patch("/api/users/" + eve.id(), "{\"disabled\":true}").expect(200);
            assertEquals(4502, there.closed());
            assertEquals(4502, also.closed());
        }
    }
}
