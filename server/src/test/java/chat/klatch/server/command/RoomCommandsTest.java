package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code klatch room}, beside a running server whose people are told. */
class RoomCommandsTest {
    private TestServer server;
    private Commands commands;
    private Person owner;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.start();
        commands = new Commands(server);
        owner = server.signUp("owner");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String makes(Person who, String name, String kind) {
        return who.post("/api/rooms", Json.object("name", name, "kind", kind)).expect(201).json().get("room").get("id")
                .textValue();
    }

    @Test
    void roomsOfEveryKindButDirectOnesAreListed() {
        var hidden = makes(bob, "Attic", "private");
        owner.post("/api/rooms", "{\"kind\":\"direct\",\"members\":[\"" + bob.id() + "\"]}").expect(201);
        var rooms = commands.json("room", "list", "--json").get("rooms");
        assertEquals(2, rooms.size());
        assertEquals(Json.read(Json.object("id", hidden, "name", "Attic", "kind", "private", "archived", false,
                "members", 1)), rooms.get(0));
        var lines = commands.done("room", "list").lines().toList();
        assertTrue(lines.get(0).matches("ID +KIND +STATE  MEMBERS  NAME"), lines::toString);
        assertTrue(lines.get(1).matches(hidden + "  private  open   1 +Attic"), lines::toString);
    }

    @Test
    void whoIsInTheRoomIsToldInItsOrderAndSaysNothingThereUntilItIsOpenAgain() {
        var room = makes(bob, "Attic", "private");
        try (var socket = bob.online()) {
            long head = socket.joins(room).get("rev").longValue();
            assertEquals("Attic is archived.\n", commands.done("room", "archive", "Attic"));
            var notice = socket.hears("message").get("message");
            assertEquals(head + 1, notice.get("rev").longValue());
            assertEquals("archived", notice.get("system").get("kind").textValue());
            assertEquals("The operator", notice.get("author").get("name").textValue());
            assertTrue(socket.hears("room").get("room").get("archived").booleanValue());
            socket.isRefused(Json.object("type", "send", "room", room, "key", "key-of-bob-1", "text", "anybody?"),
                    "read_only");
            commands.done("room", "archive", room);
            assertEquals(Json.read("false"),
                    commands.json("room", "unarchive", room, "--json").get("room").get("archived"));
            assertEquals(head + 2, socket.hears("message").get("message").get("rev").longValue());
            assertFalse(socket.hears("room").get("room").path("archived").asBoolean());
            socket.writes(room, "key-of-bob-2", "here again");
            assertEquals(head + 3, socket.hears("message").get("message").get("rev").longValue());
        }
        assertEquals(List.of("room_archived Attic", "room_unarchived Attic"), commands.audit().stream()
                .filter(entry -> entry.get("actor").textValue().isEmpty())
                .map(entry -> entry.get("deed").textValue() + " " + entry.get("subjectName").textValue()).toList());
    }

    @Test
    void whatTheServerHasNotSeenItTellsNobodyTwice() {
        var room = makes(bob, "Attic", "public");
        try (var socket = bob.online(); var other = owner.online()) {
            socket.joins(room);
            commands.done("room", "archive", room);
            socket.hears("message");
            owner.patch("/api/rooms/" + room, "{\"archived\":false}").expect(200);
            socket.hears("message");
            owner.delete("/api/rooms/" + room).expect(204);
            other.hears("gone");
            commands.refused("There is no room Attic.", "room", "archive", "Attic");
            assertEquals(0, socket.heard("message"));
        }
    }

    @Test
    void whatIsNotOneRoomIsToldAndNothingHasChanged() {
        var one = makes(bob, "Tea", "public");
        var other = makes(owner, "Tea", "private");
        var ran = commands.run("room", "archive", "Tea");
        assertEquals(1, ran.status());
        assertTrue(ran.err().startsWith("Several rooms are called Tea: say which by its id ("), ran.err());
        assertTrue(ran.err().contains(one) && ran.err().contains(other), ran.err());
        commands.refused("There is no room Coffee.", "room", "archive", "Coffee");
        var direct = owner.post("/api/rooms", "{\"kind\":\"direct\",\"members\":[\"" + bob.id() + "\"]}").json()
                .get("room").get("id").textValue();
        commands.refused("There is no room " + direct + ".", "room", "archive", direct);
        commands.json("room", "list", "--json").get("rooms")
                .forEach(room -> assertFalse(room.get("archived").booleanValue()));
    }
}
