package chat.klatch.server.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomLifeTest {
    private TestServer server;
    private Person ada;
    private Person bob;

    @BeforeAll
    void start() {
        server = TestServer.start();
        server.signUp("owner");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String makes(Person person, String kind, String name, Person... members) {
        return person.post("/api/rooms", Json.object("kind", kind, "name", name, "members",
                List.of(members).stream().map(Person::id).toList())).expect(201).json().get("room").get("id")
                .textValue();
    }

    private static JsonNode sees(Person person, String room) {
        return person.get("/api/rooms/" + room).expect(200).json().get("room");
    }

    private static List<JsonNode> notices(Person person, String room) {
        var found = new ArrayList<JsonNode>();
        person.get("/api/rooms/" + room + "/messages?limit=100").expect(200).json().get("messages")
                .forEach(message -> {
                    if (message.has("system")) {
                        found.add(message.get("system"));
                    }
                });
        return found;
    }

    private static List<String> kinds(Person person, String room) {
        return notices(person, room).stream().map(notice -> notice.get("kind").textValue()).toList();
    }

    @Test
    void aPrivateRoomIsSeenByItsMembersOnly() {
        var room = makes(ada, "private", "Cabinet");
        assertEquals("owner", sees(ada, room).get("role").textValue());
        assertEquals("private", sees(ada, room).get("kind").textValue());
        bob.get("/api/rooms/" + room).problem(404, "not_found");
        bob.post("/api/rooms/" + room + "/members/me", "").problem(404, "not_found");
        assertFalse(bob.get("/api/rooms").json().get("rooms").findValuesAsText("id").contains(room));
    }

    @Test
    void aRoomIsMadeWithOthersInItWhoAreToldAndNamedInItsLog() {
        try (var there = bob.online(); var here = ada.online()) {
            var room = makes(ada, "private", "Cabinet", bob, ada, bob);
            var told = there.hears("room").get("room");
            assertEquals(room, told.get("id").textValue());
            assertEquals("member", told.get("role").textValue());
            assertEquals("owner", here.hears("room").get("room").get("role").textValue());
            assertEquals(List.of("created", "added"), kinds(bob, room));
            var added = notices(bob, room).get(1).get("users");
            assertEquals(1, added.size());
            assertEquals("bob", added.get(0).get("name").textValue());
            assertEquals(2, sees(ada, room).get("members").intValue());
            assertEquals(0, sees(bob, room).get("unread").intValue());
        }
    }

    @Test
    void aNewPublicRoomIsToldToEverybody() {
        try (var there = bob.online()) {
            var room = makes(ada, "public", "Garden");
            var told = there.hears("room").get("room");
            assertEquals(room, told.get("id").textValue());
            assertFalse(told.has("role"));
        }
    }

    @Test
    void whoIsNotHereIsNotPutIntoARoom() {
        assertEquals("members",
                ada.post("/api/rooms", "{\"kind\":\"private\",\"name\":\"X\",\"members\":[\"nobody\"]}")
                        .problem(404, "not_found").get("field").textValue());
        var dot = server.signUp("dot");
        server.signIn("owner").patch("/api/users/" + dot.id(), "{\"disabled\":true}").expect(200);
        ada.post("/api/rooms", Json.object("kind", "private", "name", "X", "members", List.of(dot.id())))
                .problem(409, "conflict");
    }

    @Test
    void namesAndTopicsHaveTheirLengths() {
        for (int length : List.of(1, 80)) {
            ada.post("/api/rooms", Json.object("kind", "public", "name", "🙂".repeat(length))).expect(201);
        }
        for (int length : List.of(0, 81)) {
            assertEquals("name", ada.post("/api/rooms", Json.object("kind", "public", "name", "x".repeat(length)))
                    .problem(400, "invalid").get("field").textValue());
        }
        var room = makes(ada, "public", "Garden");
        for (int length : List.of(0, 250)) {
            ada.patch("/api/rooms/" + room, Json.object("topic", "x".repeat(length))).expect(200);
        }
        assertEquals("topic", ada.patch("/api/rooms/" + room, Json.object("topic", "x".repeat(251)))
                .problem(400, "invalid").get("field").textValue());
        assertEquals("name", ada.patch("/api/rooms/" + room, Json.object("name", " ")).problem(400, "invalid")
                .get("field").textValue());
    }

    @Test
    void eachChangeOfARoomTakesOneRevAndStandsInItsLog() {
        var room = makes(ada, "public", "Garden");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var there = bob.online()) {
            there.joins(room);
            ada.patch("/api/rooms/" + room, "{\"name\":\"Orchard\",\"topic\":\"apples\",\"archived\":true}")
                    .expect(200);
            ada.patch("/api/rooms/" + room, "{\"archived\":false}").expect(200);
            for (long rev = 2; rev <= 5; rev++) {
                assertEquals(rev, there.hears("message").get("message").get("rev").longValue());
            }
        }
        assertEquals(List.of("created", "renamed", "topic", "archived", "unarchived"), kinds(ada, room));
        assertEquals("Orchard", notices(ada, room).get(1).get("value").textValue());
        assertEquals("apples", notices(ada, room).get(2).get("value").textValue());
        assertEquals(5, sees(ada, room).get("rev").longValue());
    }

    @Test
    void whatIsAlreadySoTakesNoRev() {
        var room = makes(ada, "public", "Garden");
        ada.patch("/api/rooms/" + room, "{\"name\":\"Garden\",\"topic\":\"\",\"archived\":false}").expect(200);
        ada.patch("/api/rooms/" + room, "{}").expect(200);
        assertEquals(1, sees(ada, room).get("rev").longValue());
    }

    @Test
    void aChangedRoomIsToldToMembersWithTheirOwnViewOfIt() {
        var room = makes(ada, "private", "Cabinet", bob);
        ada.writes(room, "key-00001", "hello");
        try (var there = bob.online(); var here = ada.online()) {
            ada.patch("/api/rooms/" + room, "{\"name\":\"Closet\"}").expect(200);
            var told = there.hears("room").get("room");
            assertEquals("Closet", told.get("name").textValue());
            assertEquals("member", told.get("role").textValue());
            assertEquals(1, told.get("unread").intValue());
            assertEquals("owner", here.hears("room").get("room").get("role").textValue());
        }
    }

    @Test
    void anArchivedRoomTakesOnlyWhatArchivesTake() {
        var room = makes(ada, "public", "Garden", bob);
        ada.patch("/api/rooms/" + room, "{\"archived\":true}").expect(200);
        assertTrue(sees(bob, room).get("archived").booleanValue());
        ada.patch("/api/rooms/" + room, "{\"name\":\"X\"}").problem(423, "read_only");
        ada.patch("/api/rooms/" + room, "{\"topic\":\"X\"}").problem(423, "read_only");
        ada.patch("/api/rooms/" + room + "/members/" + bob.id(), "{\"role\":\"moderator\"}").problem(423, "read_only");
        ada.delete("/api/rooms/" + room + "/members/" + bob.id()).problem(423, "read_only");
        var cid = server.signUp("cid1");
        ada.post("/api/rooms/" + room + "/members/" + cid.id(), "").problem(423, "read_only");
        cid.post("/api/rooms/" + room + "/members/me", "").problem(423, "read_only");
        bob.post("/api/rooms/" + room + "/messages", Json.object("key", "key-archived", "text", "x"))
                .problem(423, "read_only");
        bob.patch("/api/rooms/" + room + "/me", "{\"muted\":true}").expect(200);
        bob.get("/api/rooms/" + room + "/messages").expect(200);
        bob.delete("/api/rooms/" + room + "/members/me").expect(204);
        ada.patch("/api/rooms/" + room, "{\"archived\":false,\"name\":\"Orchard\"}").expect(200);
        ada.patch("/api/rooms/" + room, "{\"archived\":true}").expect(200);
        ada.delete("/api/rooms/" + room).expect(204);
    }

    @Test
    void aDeletedRoomIsGoneForEverybodyAndItsKeysAreForgotten() {
        var room = makes(ada, "public", "Garden", bob);
        var other = makes(bob, "public", "Orchard");
        bob.writes(room, "key-00001", "hello");
        var cid = server.signUp("cid2");
        try (var member = bob.online(); var stranger = cid.online()) {
            member.joins(room);
            stranger.joins(room);
            ada.delete("/api/rooms/" + room).expect(204);
            assertEquals(room, member.hears("gone").get("room").textValue());
            assertEquals(room, stranger.hears("gone").get("room").textValue());
            member.isRefused("{\"type\":\"join\",\"room\":\"" + room + "\"}", "not_found");
        }
        ada.get("/api/rooms/" + room).problem(404, "not_found");
        ada.delete("/api/rooms/" + room).problem(404, "not_found");
        bob.post("/api/rooms/" + other + "/messages", Json.object("key", "key-00001", "text", "again")).expect(201);
        server.restart();
        ada.get("/api/rooms/" + room).problem(404, "not_found");
    }

    @Test
    void aDeletedPrivateRoomIsGoneForItsMembersAndNobodyElseHearsOfIt() {
        var room = makes(ada, "private", "Cabinet", bob);
        var cid = server.signUp("cid3");
        try (var member = bob.online(); var stranger = cid.online()) {
            ada.delete("/api/rooms/" + room).expect(204);
            assertEquals(room, member.hears("gone").get("room").textValue());
            assertEquals(List.of(), stranger.rest());
        }
    }

    @Test
    void aMutedRoomIsMutedForThatUserOnAllTheirDevices() {
        var room = makes(ada, "private", "Cabinet", bob);
        try (var there = bob.online(); var here = ada.online()) {
            assertTrue(bob.patch("/api/rooms/" + room + "/me", "{\"muted\":true}").expect(200).json().get("room")
                    .get("muted").booleanValue());
            assertTrue(there.hears("room").get("room").get("muted").booleanValue());
            bob.patch("/api/rooms/" + room + "/me", "{\"muted\":true}").expect(200);
            bob.patch("/api/rooms/" + room + "/me", "{}").expect(200);
            assertEquals(List.of(), there.rest());
            assertEquals(List.of(), here.rest());
        }
        server.restart();
        assertTrue(sees(bob, room).get("muted").booleanValue());
        assertFalse(sees(ada, room).get("muted").booleanValue());
        assertEquals(2, sees(ada, room).get("rev").longValue());
    }

    @Test
    void theListIsPagedFromTheMostRecentlyActiveOnWithoutGapOrDouble() {
        try (var fresh = TestServer.start()) {
            pages(fresh, fresh.signUp("eve"));
        }
    }

    private static void pages(TestServer server, Person ada) {
        for (int i = 0; i < 7; i++) {
            makes(ada, "public", "Room " + i);
            server.clock().passSeconds(i % 2);
        }
        var seen = new ArrayList<String>();
        var times = new ArrayList<String>();
        String next = "";
        for (int pages = 0; next != null && pages < 10; pages++) {
            var page = ada.get("/api/rooms?limit=3" + next).expect(200).json();
            page.get("rooms").forEach(room -> {
                seen.add(room.get("id").textValue());
                times.add(room.get("name").textValue());
            });
            next = page.has("next") ? "&after=" + page.get("next").textValue() : null;
        }
        assertEquals(8, seen.size());
        assertEquals(8, seen.stream().distinct().count());
        assertEquals("Room 6", times.getFirst());
        for (String after : List.of("nonsense", "", "5.x")) {
            assertEquals("after", ada.get("/api/rooms?after=" + after).problem(400, "invalid").get("field")
                    .textValue());
        }
        assertEquals("mine", ada.get("/api/rooms?mine=maybe").problem(400, "invalid").get("field").textValue());
        assertEquals("limit", ada.get("/api/rooms?limit=101").problem(400, "invalid").get("field").textValue());
    }

    @Test
    void aPartOfTheNameFindsARoomWhateverTheCase() {
        makes(ada, "public", "Сад камней");
        assertEquals(1, bob.get("/api/rooms?q=%D0%A1%D0%90%D0%94").expect(200).json().get("rooms").size());
        assertEquals(0, bob.get("/api/rooms?q=%25").expect(200).json().get("rooms").size());
    }
}
