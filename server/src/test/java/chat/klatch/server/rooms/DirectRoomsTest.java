package chat.klatch.server.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.protocol.CloseCode;
import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectRoomsTest {
    private TestServer server;
    private Person owner;
    private Person ada;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.start();
        owner = server.signUp("owner");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Answer asks(Person person, Person... others) {
        return person.post("/api/rooms",
                Json.object("kind", "direct", "members", Stream.of(others).map(Person::id).toList()));
    }

    private static JsonNode room(Answer answer) {
        return answer.json().get("room");
    }

    private static String id(Answer answer) {
        return room(answer).get("id").textValue();
    }

    @Test
    void aDirectRoomHasPeopleAndNeitherNameTopicRoleNorNotice() {
        var room = room(asks(ada, bob).expect(201));
        assertEquals("direct", room.get("kind").textValue());
        assertEquals("", room.get("name").textValue());
        assertEquals("", room.get("topic").textValue());
        assertFalse(room.has("role"));
        assertEquals(List.of("bob"), room.get("users").findValuesAsText("username"));
        assertEquals(0, room.get("rev").longValue());
        assertEquals(2, room.get("members").intValue());
    }

    @Test
    void askingAgainIsTheSameRoomWhoeverAsksAndInWhateverOrder() {
        var cid = server.signUp("cid");
        var room = id(asks(ada, bob, cid).expect(201));
        assertEquals(room, id(asks(ada, cid, bob, cid, ada).expect(200)));
        assertEquals(room, id(asks(cid, ada, bob).expect(200)));
        server.restart();
        assertEquals(room, id(asks(bob, cid, ada).expect(200)));
        asks(ada, bob).expect(201);
    }

    @Test
    void oneMayTalkToOneself() {
        var room = id(asks(ada).expect(201));
        assertEquals(room, id(asks(ada, ada).expect(200)));
        assertEquals(1, ada.writes(room, "key-00001", "remember the milk"));
    }

    @Test
    void atMostEightOthersAreInIt() {
        var nine = IntStream.range(0, 9).mapToObj(i -> server.signUp("other" + i)).toList();
        assertEquals("members", asks(ada, nine.toArray(Person[]::new)).problem(400, "invalid").get("field")
                .textValue());
        asks(ada, nine.subList(0, 8).toArray(Person[]::new)).expect(201);
    }

    @Test
    void theOthersSeeItFromItsFirstMessage() {
        try (var there = bob.online(); var here = ada.online()) {
            var room = id(asks(ada, bob).expect(201));
            assertEquals(room, here.hears("room").get("room").get("id").textValue());
            bob.get("/api/rooms/" + room).problem(404, "not_found");
            assertEquals(1, bob.get("/api/rooms?mine=true").json().get("rooms").size());
            there.isRefused(Json.object("type", "join", "room", room), "not_found");
            assertEquals(List.of(), there.rest());
            ada.writes(room, "key-00001", "hello");
            var told = there.hears("room").get("room");
            assertEquals(room, told.get("id").textValue());
            assertEquals(List.of("ada"), told.get("users").findValuesAsText("username"));
            assertEquals(1, told.get("unread").intValue());
            there.joins(room);
            bob.writes(room, "key-00001", "hello yourself");
        }
        assertEquals(2, bob.get("/api/rooms?mine=true").json().get("rooms").size());
    }

    @Test
    void whoAsksForItTooSeesItBeforeItsFirstMessage() {
        var room = id(asks(ada, bob).expect(201));
        assertEquals(room, id(asks(bob, ada).expect(200)));
        bob.get("/api/rooms/" + room).expect(200);
        assertEquals(1, bob.writes(room, "key-00001", "hello"));
    }

    @Test
    void itHasNoNameTopicRolesAddingLeavingOrDeleting() {
        var room = id(asks(ada, bob).expect(201));
        ada.writes(room, "key-00001", "hello");
        for (Person person : List.of(ada, bob)) {
            person.patch("/api/rooms/" + room, "{\"name\":\"X\"}").problem(403, "forbidden");
            person.patch("/api/rooms/" + room, "{\"topic\":\"X\"}").problem(403, "forbidden");
            person.patch("/api/rooms/" + room, "{\"archived\":true}").problem(403, "forbidden");
            person.delete("/api/rooms/" + room).problem(403, "forbidden");
            person.delete("/api/rooms/" + room + "/members/me").problem(403, "forbidden");
            person.post("/api/rooms/" + room + "/members/" + owner.id(), "").problem(403, "forbidden");
            person.patch("/api/rooms/" + room + "/members/" + bob.id(), "{\"role\":\"owner\"}").problem(403,
                    "forbidden");
        }
        ada.delete("/api/rooms/" + room + "/members/" + bob.id()).problem(403, "forbidden");
        ada.patch("/api/rooms/" + room + "/me", "{\"muted\":true}").expect(200);
    }

    @Test
    void thePlacesOwnerSeesNoDirectRoomOfOthers() {
        var room = id(asks(ada, bob).expect(201));
        ada.writes(room, "key-00001", "hello");
        owner.get("/api/rooms/" + room).problem(404, "not_found");
        owner.get("/api/rooms/" + room + "/messages").problem(404, "not_found");
        owner.delete("/api/rooms/" + room).problem(404, "not_found");
    }

    @Test
    void membersOfADirectRoomHaveNoRole() {
        var room = id(asks(ada, bob).expect(201));
        var members = ada.get("/api/rooms/" + room + "/members").expect(200).json().get("members");
        assertEquals(List.of("ada", "bob"), members.findValuesAsText("username"));
        assertFalse(members.get(0).has("role"));
    }

    @Test
    void nobodyStartsTalkingToWhoIsNotHere() {
        assertEquals("members", ada.post("/api/rooms", "{\"kind\":\"direct\",\"members\":[\"nobody\"]}")
                .problem(404, "not_found").get("field").textValue());
        var known = id(asks(ada, bob).expect(201));
        owner.patch("/api/users/" + bob.id(), "{\"disabled\":true}").expect(200);
        assertEquals(known, id(asks(ada, bob).expect(200)));
        asks(owner, bob).problem(409, "conflict");
    }

    @Test
    void whoCannotBeShownItIsSentAwayAndFindsItWhenTheyComeBack() throws SQLException {
        var room = id(asks(ada, bob).expect(201));
        try (var here = ada.online(); var there = bob.online()) {
            here.joins(room);
            try (var _ = Sabotage.of(server).without("account")) {
                here.says(Json.object("type", "send", "id", "s", "room", room, "key", "first-of-all", "text", "hello"));
                here.hears("ack");
                there.hears("goodbye");
                assertEquals(CloseCode.BUSY.code(), there.closed());
            }
        }
        try (var again = bob.online()) {
            assertEquals("hello", again.joins(room).at("/messages/0/text").textValue());
        }
    }
}
