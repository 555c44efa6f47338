package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsAbsentFromAPatchStaysAsItIs() {
        ada.patch("/api/me", "{\"name\":\"Ada Lovelace\"}").expect(200);
        var user = ada.patch("/api/me", "{\"note\":\"at tea\"}").expect(200).json().get("user");
        assertEquals("Ada Lovelace", user.get("name").textValue());
        assertEquals("at tea", user.get("note").textValue());
        assertEquals(user, ada.get("/api/me").json().get("user"));
    }

    @Test
    void anEmptyNoteIsNone() {
        ada.patch("/api/me", "{\"note\":\"at tea\"}").expect(200);
        assertFalse(ada.patch("/api/me", "{\"note\":\"\"}").expect(200).json().get("user").has("note"));
    }

    @Test
    void aChangeOfOnesProfileIsToldToEveryConnectionOfOnesOwn() {
        var other = server.signIn("ada");
        try (var here = ada.online(); var there = other.online()) {
            ada.patch("/api/me", "{\"name\":\"Countess\"}").expect(200);
            assertEquals("Countess", here.hears("user").get("user").get("name").textValue());
            assertEquals("Countess", there.hears("user").get("user").get("name").textValue());
        }
    }

    @Test
    void whatIsAlreadySoTellsNobody() {
        try (var here = ada.online()) {
            ada.patch("/api/me", "{\"name\":\"ada\",\"note\":\"\"}").expect(200);
            ada.patch("/api/me", "{}").expect(200);
            assertEquals(List.of(), here.rest());
        }
    }

    @Test
    void whatIsSaidAfterANewNameIsSaidByThatName() {
        try (var socket = ada.inFoyer()) {
            ada.patch("/api/me", "{\"name\":\"Countess\"}").expect(200);
            socket.hears("user"); // where she writes by another node than that, it knows by then
            socket.writes(ada.foyer(), "key-00001", "good evening");
            assertEquals("Countess", socket.hears("message").get("message").get("author").get("name").textValue());
        }
    }

    @Test
    void aNewUsernameSignsInFromThenOn() {
        assertEquals("countess", ada.patch("/api/me", "{\"username\":\"Countess\"}").expect(200).json().get("user")
                .get("username").textValue());
        assertEquals(ada.id(), server.signIn("countess").id());
    }

    @Test
    void aTakenUsernameIsAConflictThatNamesItsField() {
        server.signUp("bob");
        var problem = ada.patch("/api/me", "{\"username\":\"BOB\",\"name\":\"X\"}").problem(409, "conflict");
        assertEquals("username", problem.get("field").textValue());
        assertEquals("ada", ada.get("/api/me").json().get("user").get("name").textValue());
    }

    @Test
    void onesOwnUsernameIsNotTaken() {
        ada.patch("/api/me", "{\"username\":\"ada\"}").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"name,1,200", "name,64,200", "name,65,400", "name,0,400", "note,100,200", "note,101,400",
            "username,2,200", "username,32,200", "username,1,400", "username,33,400"})
    void namesAndNotesHaveTheirLengths(String field, int length, int status) {
        var answer = ada.patch("/api/me", Json.object(field, "x".repeat(length))).expect(status);
        if (status == 400) {
            assertEquals(field, answer.problem(400, "invalid").get("field").textValue());
        }
    }

    @Test
    void aProfileOutlivesARestart() {
        ada.patch("/api/me", "{\"name\":\"Ada Lovelace\",\"note\":\"at tea\"}").expect(200);
        server.restart();
        var user = ada.get("/api/me").expect(200).json().get("user");
        assertEquals("Ada Lovelace", user.get("name").textValue());
        assertEquals("at tea", user.get("note").textValue());
    }

    @Test
    void settingsAreAnEmptyObjectUntilSomebodySetsThem() {
        assertEquals("{}", ada.get("/api/me/settings").expect(200).text());
    }

    @Test
    void settingsComeBackAsTheyWerePutAndAreTheUsersOwn() {
        var bob = server.signUp("bob");
        var kept = "{\"theme\":null,\"drafts\":{\"a\":[1,2.50]},\"ж\":\"🙂\"}";
        ada.put("/api/me/settings", kept).expect(204);
        server.restart();
        assertEquals(kept, ada.get("/api/me/settings").expect(200).text());
        assertEquals("{}", bob.get("/api/me/settings").expect(200).text());
    }

    @Test
    void changedSettingsAreToldToTheUsersConnectionsOnly() {
        var bob = server.signUp("bob");
        try (var here = ada.online(); var elsewhere = bob.online()) {
            ada.put("/api/me/settings", "{\"a\":1}").expect(204);
            here.hears("settings");
            assertEquals(0, elsewhere.rest().stream().filter(frame -> frame.get("type").asText().equals("settings"))
                    .count());
        }
    }

    @Test
    void settingsTakeSixteenKibibytesAndNotOneByteMore() {
        var frame = "{\"a\":\"\"}".length();
        ada.put("/api/me/settings", "{\"a\":\"" + "x".repeat(16 * 1024 - frame) + "\"}").expect(204);
        ada.put("/api/me/settings", "{\"a\":\"" + "x".repeat(16 * 1024 - frame + 1) + "\"}").problem(413, "too_large");
        ada.put("/api/me/settings", "{\"a\":\"" + "ж".repeat(8 * 1024) + "\"}").problem(413, "too_large");
    }

    @Test
    void settingsAreAnObjectAndNothingElse() {
        ada.put("/api/me/settings", "[]").problem(400, "invalid");
        ada.put("/api/me/settings", "\"a\"").problem(400, "invalid");
        ada.put("/api/me/settings", "{").problem(400, "bad_frame");
    }

    @Test
    void nobodyHasNoProfile() {
        server.http().get("/api/me").answer().problem(401, "unauthenticated");
        server.http().get("/api/me/settings").answer().problem(401, "unauthenticated");
    }
}
