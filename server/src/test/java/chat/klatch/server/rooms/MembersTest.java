package chat.klatch.server.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.CloseCode;
import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Sabotage;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {
    private TestServer server;
    private Person owner;
    private Person ada;
    private Person bob;
    private Person cid;
    private String room;
    private int keys;

    @BeforeAll
    void startServer() {
        server = TestServer.start();
        owner = server.signUp("owner");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        cid = server.signUp("cid");
    }

    @BeforeEach
    void makeRoom() {
        server.clock().passSeconds(1);
        room = ada.post("/api/rooms", "{\"kind\":\"private\",\"name\":\"Cabinet\"}").expect(201).json().get("room")
                .get("id").textValue();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String members() {
        return "/api/rooms/" + room + "/members/";
    }

    private String key() {
        return "key-" + ++keys + "-members";
    }

    private String listed() {
        return "/api/rooms/" + room + "/members";
    }

    private Answer adds(Person by, Person who) {
        return by.post(members() + who.id(), "");
    }

    private Answer appoints(Person by, Person who, String role) {
        return by.patch(members() + who.id(), Json.object("role", role));
    }

    /** Makes the room one of somebody new. */
    private Person ownedBy(String username) {
        var person = server.signUp(username);
        room = person.post("/api/rooms", "{\"kind\":\"private\",\"name\":\"Cabinet\"}").expect(201).json().get("room")
                .get("id").textValue();
        return person;
    }

    private JsonNode newestNotice() {
        return ada.get("/api/rooms/" + room + "/messages?limit=1").json().get("messages").get(0).get("system");
    }

    private long rev() {
        return ada.get("/api/rooms/" + room).json().get("room").get("rev").longValue();
    }

    private String role(Person person) {
        return person.get("/api/rooms/" + room).expect(200).json().get("room").path("role").asText();
    }

    /** What was told of the room before, to who has come meanwhile, may come first. */
    private static void hearsToBe(String role, TestSocket there) {
        there.hears("to be " + role, frame -> frame.path("room").path("role").asText().equals(role));
    }

    @Test
    void whoIsAddedIsToldAndHasReadEverythingSoFar() {
        ada.writes(room, key(), "before bob");
        try (var there = bob.online()) {
            adds(ada, bob).expect(200);
            var told = there.hears("room").get("room");
            assertEquals(room, told.get("id").textValue());
            assertEquals("member", told.get("role").textValue());
            assertEquals(0, told.get("unread").intValue());
        }
        assertEquals("added", newestNotice().get("kind").textValue());
        assertEquals(bob.id(), newestNotice().get("users").get(0).get("id").textValue());
        ada.writes(room, key(), "after bob");
        assertEquals(1, bob.get("/api/rooms/" + room).json().get("room").get("unread").intValue());
    }

    @Test
    void addingAMemberAgainIsAsOnce() {
        try (var there = bob.online()) {
            adds(ada, bob).expect(200);
            there.hears("room");
            var before = rev();
            adds(ada, bob).expect(200);
            assertEquals(List.of(), there.rest());
            assertEquals(before, rev());
        }
        assertEquals(2, ada.get("/api/rooms/" + room).json().get("room").get("members").intValue());
    }

    @Test
    void aChangeOfMembersAloneTellsNobodyElse() {
        try (var here = ada.online()) {
            adds(ada, bob).expect(200);
            assertTrue(here.rest().stream().noneMatch(frame -> frame.get("type").asText().equals("room")));
        }
    }

    @Test
    void joiningAndLeavingOneselfTakeNoRev() {
        var garden = ada.makes("Garden");
        var before = ada.get("/api/rooms/" + garden).json().get("room").get("rev").longValue();
        try (var there = bob.online()) {
            bob.post("/api/rooms/" + garden + "/members/me", "").expect(200);
            hearsToBe("member", there);
            bob.delete("/api/rooms/" + garden + "/members/" + bob.id()).expect(204);
            assertFalse(there.hears("room").get("room").has("role"));
        }
        assertEquals(before, ada.get("/api/rooms/" + garden).json().get("room").get("rev").longValue());
        bob.delete("/api/rooms/" + garden + "/members/me").problem(404, "not_found");
    }

    @Test
    void whoIsNotThereIsNeitherAddedNorRemovedNorAppointed() {
        ada.post(members() + "nobody", "").problem(404, "not_found");
        ada.delete(members() + bob.id()).problem(404, "not_found");
        ada.patch(members() + bob.id(), "{\"role\":\"moderator\"}").problem(404, "not_found");
        ada.patch(members() + "me", "{\"role\":\"boss\"}").problem(400, "invalid");
    }

    @Test
    void aRoleIsGivenByAnOwnerOrModeratorAndStandsInTheLog() {
        adds(ada, bob).expect(200);
        adds(ada, cid).expect(200);
        appoints(bob, cid, "moderator").problem(403, "forbidden");
        try (var there = bob.online()) {
            appoints(ada, bob, "moderator").expect(200);
            hearsToBe("moderator", there);
        }
        assertEquals("role", newestNotice().get("kind").textValue());
        assertEquals("moderator", newestNotice().get("value").textValue());
        assertEquals("bob", newestNotice().get("users").get(0).get("name").textValue());
        appoints(bob, cid, "moderator").expect(200);
        var before = rev();
        appoints(bob, cid, "moderator").expect(200);
        assertEquals(before, rev());
    }

    @Test
    void aModeratorTakesNoRoomOver() {
        adds(ada, bob).expect(200);
        appoints(ada, bob, "moderator").expect(200);
        appoints(bob, bob, "owner").problem(403, "forbidden");
        appoints(bob, ada, "member").problem(403, "forbidden");
        bob.delete(members() + ada.id()).problem(403, "forbidden");
        bob.delete("/api/rooms/" + room).problem(403, "forbidden");
    }

    @Test
    void theLastOwnerMayNeitherLeaveNorBeLess() {
        adds(ada, bob).expect(200);
        ada.delete(members() + "me").problem(409, "conflict");
        appoints(ada, ada, "member").problem(409, "conflict");
        appoints(ada, bob, "owner").expect(200);
        ada.delete(members() + "me").expect(204);
        bob.delete(members() + "me").problem(409, "conflict");
        assertEquals("owner", role(bob));
    }

    @Test
    void anOwnerWhoseAccountIsDisabledIsNoSecondOwner() {
        var dot = server.signUp("dot");
        adds(ada, dot).expect(200);
        appoints(ada, dot, "owner").expect(200);
        owner.patch("/api/users/" + dot.id(), "{\"disabled\":true}").expect(200);
        ada.delete(members() + "me").problem(409, "conflict");
    }

    @Test
    void whereAllOwnersAreDisabledTheLongestStandingModeratorIsOwnerElseMember() {
        var eve = ownedBy("eve");
        server.clock().passSeconds(1);
        adds(eve, cid).expect(200);
        server.clock().passSeconds(1);
        adds(eve, bob).expect(200);
        try (var there = cid.online()) {
            owner.patch("/api/users/" + eve.id(), "{\"disabled\":true}").expect(200);
            hearsToBe("owner", there);
        }
        assertEquals("owner", role(cid));
        assertEquals("member", role(bob));
        try (var there = cid.online()) {
            appoints(cid, bob, "moderator").expect(200);
            hearsToBe("member", there);
        }
        assertEquals("owner", role(bob));
        assertEquals("member", role(cid));
        appoints(bob, cid, "owner").expect(200);
        assertEquals("moderator", role(bob));
    }

    @Test
    void whenTheHeirLeavesTheNextIsOwnerAndIsTold() {
        var gus = ownedBy("gus");
        server.clock().passSeconds(1);
        adds(gus, cid).expect(200);
        server.clock().passSeconds(1);
        adds(gus, bob).expect(200);
        owner.patch("/api/users/" + gus.id(), "{\"disabled\":true}").expect(200);
        try (var there = bob.online()) {
            cid.delete(members() + "me").expect(204);
            hearsToBe("owner", there);
        }
    }

    @Test
    void anOwnerWhoComesBackIsTheOnlyOneAgain() {
        var fay = ownedBy("fay");
        adds(fay, cid).expect(200);
        owner.patch("/api/users/" + fay.id(), "{\"disabled\":true}").expect(200);
        cid.patch("/api/rooms/" + room, "{\"name\":\"Mine\"}").expect(200);
        try (var there = cid.online()) {
            owner.patch("/api/users/" + fay.id(), "{\"disabled\":false}").expect(200);
            hearsToBe("member", there);
        }
        cid.patch("/api/rooms/" + room, "{\"name\":\"Mine again\"}").problem(403, "forbidden");
    }

    @Test
    void membersAreListedByNameWithRoleAndPresence() {
        adds(ada, bob).expect(200);
        server.clock().passSeconds(30); // whoever was there in a test before is gone
        try (var there = bob.online()) {
            assertFalse(there.isClosed());
            Await.until("bob to be seen there, and nobody else", () -> ada.get(listed()).expect(200).json()
                    .findValuesAsText("status").equals(List.of("offline", "online")));
            var list = ada.get(listed()).expect(200).json().get("members");
            assertEquals(List.of("ada", "bob"), list.findValuesAsText("username"));
            assertEquals("owner", list.get(0).get("role").textValue());
            assertEquals(1, ada.get(listed() + "?q=BO").json().get("members").size());
        }
    }

    @Test
    void theListOfMembersIsPagedWithoutGapOrDouble() {
        for (int i = 0; i < 6; i++) {
            adds(ada, server.signUp("user" + i)).expect(200);
        }
        var seen = new ArrayList<String>();
        String next = "";
        for (int pages = 0; next != null && pages < 10; pages++) {
            var page = ada.get(listed() + "?limit=3" + next).expect(200).json();
            seen.addAll(page.get("members").findValuesAsText("username"));
            next = page.has("next") ? "&after=" + page.get("next").textValue() : null;
        }
        assertEquals(List.of("ada", "user0", "user1", "user2", "user3", "user4", "user5"), seen);
        assertEquals("after", ada.get(listed() + "?after=x").problem(400, "invalid").get("field").textValue());
        assertEquals("limit", ada.get(listed() + "?limit=0").problem(400, "invalid").get("field").textValue());
    }

    @Test
    void membershipsAndRolesOutliveARestart() {
        adds(ada, bob).expect(200);
        appoints(ada, bob, "moderator").expect(200);
        server.restart();
        assertEquals("moderator", role(bob));
        assertEquals("owner", role(ada));
    }

    @Test
    void whoCannotBeToldWhatBecameOfARoomOfTheirsIsSentAwayToAskAgain() throws SQLException {
        var foyer = ada.foyer();
        try (var socket = ada.online(); var other = bob.online()) {
            try (var _ = Sabotage.of(server).without("read_marker")) {
                ada.patch("/api/rooms/" + foyer + "/me", "{\"muted\":true}").problem(503, "unavailable");
                socket.hears("goodbye");
                assertEquals(CloseCode.BUSY.code(), socket.closed());
                other.settles();
            }
        }
    }
}
