package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersTest {
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

    private static List<String> names(JsonNode answer) {
        var names = new ArrayList<String>();
        answer.get("users").forEach(user -> names.add(user.get("username").textValue()));
        return names;
    }

    @Test
    void usersAreSortedByNameWhateverTheCase() {
        server.signUp("zoe").patch("/api/me", "{\"name\":\"Änne\"}").expect(200);
        server.signUp("bob").patch("/api/me", "{\"name\":\"BOB\"}").expect(200);
        server.signUp("cid");
        assertEquals(List.of("ada", "bob", "cid", "zoe"), names(ada.get("/api/users").expect(200).json()));
    }

    @Test
    void aPartOfANameOrUsernameFindsThemWhateverTheCase() {
        server.signUp("zoe").patch("/api/me", "{\"name\":\"Зоя Ж\"}").expect(200);
        assertEquals(List.of("zoe"), names(ada.get("/api/users?q=%D0%97%D0%9E%D0%AF").expect(200).json()));
        assertEquals(List.of("zoe"), names(ada.get("/api/users?q=OE").expect(200).json()));
        assertEquals(List.of(), names(ada.get("/api/users?q=%25").expect(200).json()));
    }

    @Test
    void theListIsPagedWithoutGapOrDouble() {
        for (int i = 0; i < 6; i++) {
            server.signUp("same" + i).patch("/api/me", "{\"name\":\"Same\"}").expect(200);
        }
        var seen = new ArrayList<String>();
        String next = "";
        for (int pages = 0; next != null && pages < 10; pages++) {
            var page = ada.get("/api/users?limit=3" + next).expect(200).json();
            seen.addAll(names(page));
            next = page.has("next") ? "&after=" + page.get("next").textValue() : null;
        }
        assertEquals(7, seen.size());
        assertEquals(7, seen.stream().distinct().count());
    }

    @Test
    void usersAreFetchedByTheirIdsAndUnknownOnesAreLeftOut() {
        var bob = server.signUp("bob");
        server.signUp("cid");
        assertEquals(List.of("ada", "bob"),
                names(ada.get("/api/users?ids=" + bob.id() + ",unknown," + ada.id()).expect(200).json()));
        assertFalse(ada.get("/api/users?ids=" + bob.id()).json().has("next"));
    }

    @Test
    void oneHundredIdsAreAPageAndOneMoreIsTooMany() {
        var ids = Stream.generate(() -> "x").limit(100).collect(Collectors.joining(","));
        ada.get("/api/users?ids=" + ids).expect(200);
        assertEquals("ids", ada.get("/api/users?ids=" + ids + ",y").problem(400, "invalid").get("field").textValue());
        assertEquals("ids", ada.get("/api/users?ids=a.b").problem(400, "invalid").get("field").textValue());
    }

    @Test
    void whatNoAnswerSaidIsNoPlaceToGoOnFrom() {
        for (String after : List.of("nonsense", "", "%20", "eA")) {
            assertEquals("after", ada.get("/api/users?after=" + after).problem(400, "invalid").get("field")
                    .textValue());
        }
        for (String limit : List.of("0", "101", "x", "-1", "1.5")) {
            assertEquals("limit", ada.get("/api/users?limit=" + limit).problem(400, "invalid").get("field")
                    .textValue());
        }
        ada.get("/api/users?limit=1").expect(200);
        ada.get("/api/users?limit=100").expect(200);
    }

    @Test
    void aDisabledUserIsShownAsSuch() {
        var bob = server.signUp("bob");
        ada.patch("/api/users/" + bob.id(), Json.object("disabled", true)).expect(200);
        assertEquals(true, ada.get("/api/users?q=bob").json().get("users").get(0).get("disabled").booleanValue());
    }

    @Test
    void onlyWhoIsSignedInLooksForPeople() {
        server.http().get("/api/users").answer().problem(401, "unauthenticated");
    }
}
