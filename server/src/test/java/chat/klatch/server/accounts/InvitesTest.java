package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitesTest {
    private TestServer server;
    private Person owner;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_SIGNUP", "invite");
        owner = server.signUp("owner");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode invite(int days, int uses, String... rooms) {
        return owner.post("/api/invites", Json.object("days", days, "uses", uses, "rooms", List.of(rooms))).expect(201)
                .json().get("invite");
    }

    private static String token(JsonNode invite) {
        return invite.get("token").textValue();
    }

    private Answer signUp(String username, String token) {
        return server.http().post("/api/accounts",
                Json.object("username", username, "password", TestServer.PASSWORD, "invite", token)).answer();
    }

    private boolean good(String token) {
        return server.http().get("/api/invites/" + token).answer().expect(200).json().get("good").booleanValue();
    }

    @Test
    void withoutAnInvitationNobodySignsUp() {
        server.http().post("/api/accounts", Json.object("username", "eve", "password", TestServer.PASSWORD)).answer()
                .problem(403, "forbidden");
        assertEquals("invite", signUp("eve", "made-up").problem(403, "forbidden").get("field").textValue());
        assertFalse(good("made-up"));
    }

    @Test
    void aLinkIsGoodForAsManyAsItSays() {
        var invite = invite(1, 2);
        assertTrue(good(token(invite)));
        signUp("bob", token(invite)).expect(201);
        signUp("bob", token(invite)).problem(409, "conflict");
        signUp("cid", token(invite)).expect(201);
        assertFalse(good(token(invite)));
        signUp("dot", token(invite)).problem(403, "forbidden");
        var listed = owner.get("/api/invites").expect(200).json().get("invites").get(0);
        assertEquals(2, listed.get("used").intValue());
        assertEquals(token(invite), token(listed));
    }

    @Test
    void aLinkIsGoodForAsManyDaysAsItSays() {
        var invite = invite(3, 5);
        assertEquals(server.clock().instant().plus(Duration.ofDays(3)).toEpochMilli(),
                invite.get("expiresAt").longValue());
        server.clock().pass(Duration.ofDays(3).minusMillis(1));
        assertTrue(good(token(invite)));
        server.clock().pass(Duration.ofMillis(1));
        assertFalse(good(token(invite)));
        signUp("bob", token(invite)).problem(403, "forbidden");
    }

    @Test
    void aLinkLeadsIntoItsRooms() {
        var room = owner.makes("Garden");
        var invite = invite(1, 1, room);
        assertEquals(room, invite.get("rooms").get(0).textValue());
        signUp("bob", token(invite)).expect(201);
        var bob = server.signIn("bob");
        var mine = bob.get("/api/rooms?mine=true").json().get("rooms");
        assertEquals(2, mine.size());
        assertTrue(mine.findValuesAsText("id").contains(room));
    }

    @Test
    void aRoomThatNobodySeesIsNoPlaceToInviteTo() {
        owner.post("/api/invites", Json.object("days", 1, "uses", 1, "rooms", List.of("nowhere"))).problem(404,
                "not_found");
    }

    @Test
    void daysUsesAndRoomsHaveTheirBounds() {
        for (String field : List.of("days", "uses")) {
            var other = field.equals("days") ? "uses" : "days";
            var most = field.equals("days") ? 365 : 1_000;
            owner.post("/api/invites", Json.object(field, 0, other, 1)).problem(400, "invalid");
            owner.post("/api/invites", Json.object(field, most, other, 1)).expect(201);
            assertEquals(field, owner.post("/api/invites", Json.object(field, most + 1, other, 1))
                    .problem(400, "invalid").get("field").textValue());
        }
    }

    @Test
    void aRemovedLinkIsNoGoodAndNotThereAnyMore() {
        var invite = invite(1, 1);
        owner.delete("/api/invites/" + invite.get("id").textValue()).expect(204);
        assertFalse(good(token(invite)));
        owner.delete("/api/invites/" + invite.get("id").textValue()).problem(404, "not_found");
        assertEquals(0, owner.get("/api/invites").json().get("invites").size());
    }

    @Test
    void aLinkOutlivesARestart() {
        var invite = invite(1, 1);
        server.restart();
        assertTrue(good(token(invite)));
        signUp("bob", token(invite)).expect(201);
    }

    @Test
    void whereNoAccountsAreMadeNoLinkIsGood() {
        var invite = invite(1, 1);
        owner.patch("/api/place", "{\"signup\":\"closed\"}").expect(200);
        assertFalse(good(token(invite)));
        signUp("bob", token(invite)).problem(403, "forbidden");
    }

    @Test
    void theListIsPagedFromTheNewestOn() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(invite(1, 1).get("id").textValue());
            server.clock().passSeconds(i % 2);
        }
        var seen = new ArrayList<String>();
        String next = "";
        do {
            var page = owner.get("/api/invites?limit=2" + next).expect(200).json();
            page.get("invites").forEach(invite -> seen.add(invite.get("id").textValue()));
            next = page.has("next") ? "&after=" + page.get("next").textValue() : null;
        } while (next != null && seen.size() < 10);
        assertEquals(5, seen.size());
        assertEquals(made.stream().sorted().toList(), seen.stream().sorted().toList());
        assertEquals("after", owner.get("/api/invites?after=nonsense").problem(400, "invalid").get("field")
                .textValue());
        assertEquals("limit", owner.get("/api/invites?limit=0").problem(400, "invalid").get("field").textValue());
        assertEquals("limit", owner.get("/api/invites?limit=101").problem(400, "invalid").get("field").textValue());
    }

    private Person admin(String username) {
        var invite = invite(1, 1);
        signUp(username, token(invite)).expect(201);
        var person = server.signIn(username);
        owner.patch("/api/users/" + person.id(), Json.object("role", "admin")).expect(200);
        return person;
    }

    private static JsonNode invite(Person author, String... rooms) {
        return author.post("/api/invites", Json.object("days", 1, "uses", 5, "rooms", List.of(rooms))).expect(201)
                .json().get("invite");
    }

    private static boolean lists(Person person, JsonNode invite) {
        return person.get("/api/invites").expect(200).json().get("invites").findValuesAsText("id")
                .contains(invite.get("id").textValue());
    }

    private String closed(Person person) {
        return person.post("/api/rooms", Json.object("name", "Closed", "kind", "private")).expect(201).json()
                .at("/room/id").textValue();
    }

    @Test
    void aLinkIsAsGoodAsItsAuthorsPower() {
        var bob = admin("bob");
        var theirs = token(invite(bob));
        for (var change : List.of(Json.object("role", "member"), Json.object("role", "admin", "disabled", true))) {
            assertTrue(good(theirs));
            owner.patch("/api/users/" + bob.id(), change).expect(200);
            assertFalse(good(theirs));
            assertEquals("invite", signUp("eve", theirs).problem(403, "forbidden").get("field").textValue());
            owner.patch("/api/users/" + bob.id(), Json.object("role", "admin", "disabled", false)).expect(200);
        }
        signUp("eve", theirs).expect(201);
    }

    @Test
    void aLinkIntoARoomThatAnAdminDoesNotSeeIsNotInTheirList() {
        var bob = admin("bob");
        var room = closed(owner);
        var hidden = invite(owner, room);
        var open = invite(owner, owner.makes("Garden"));
        assertTrue(lists(owner, hidden));
        assertFalse(lists(bob, hidden));
        assertTrue(lists(bob, open));
        owner.post("/api/rooms/" + room + "/members/" + bob.id(), "").expect(200);
        assertTrue(lists(bob, hidden));
    }

    @Test
    void aLinkLeadsNoFurtherThanItsAuthorMayLeadNow() {
        var bob = admin("bob");
        var room = closed(owner);
        owner.post("/api/rooms/" + room + "/members/" + bob.id(), "").expect(200);
        var theirs = invite(bob, room, owner.makes("Garden"));
        owner.delete("/api/rooms/" + room + "/members/" + bob.id()).expect(204);
        signUp("eve", token(theirs)).expect(201);
        var mine = server.signIn("eve").get("/api/rooms?mine=true").json().get("rooms").findValuesAsText("name");
        assertEquals(List.of("Foyer", "Garden"), mine.stream().sorted().toList());
    }
}
