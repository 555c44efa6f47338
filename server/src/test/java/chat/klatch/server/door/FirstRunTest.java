package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PROTOCOL.md, "HTTP": how a place begins, and who may come after. */
class FirstRunTest {
    private static String account(String username) {
        return Json.object("username", username, "password", TestServer.PASSWORD);
    }

    @Test
    void thePlaceSaysThatNobodyIsHereYetAndHowTheServerFares() {
        try (var server = TestServer.start()) {
            var place = server.http().get("/api/place").answer().expect(200).json();
            assertTrue(place.get("firstRun").booleanValue());
            assertEquals("Klatch", place.get("name").textValue());
            assertEquals("open", place.get("signup").textValue());
            assertTrue(place.get("build").isTextual());
            assertTrue(place.get("checks").size() > 0);
            server.signUp("ada");
            place = server.http().get("/api/place").answer().json();
            assertFalse(place.get("firstRun").booleanValue());
            assertFalse(place.has("checks"));
        }
    }

    private static String epoch(TestServer server) {
        try (server; var socket = server.signUp("ada").connect()) {
            return socket.hears("welcome").get("epoch").textValue();
        }
    }

    /** The other places of these tests are copies of one whose tables are made. */
    @Test
    void whereThereIsNothingAServerMakesAPlaceWhoseDataIsNoOthers(@TempDir Path folder) {
        var epochs = List.of(epoch(TestServer.on(folder.resolve("one"))), epoch(TestServer.on(folder.resolve("two"))),
                epoch(TestServer.start()), epoch(TestServer.start()));
        assertEquals(4, epochs.stream().distinct().count(), epochs::toString);
    }

    @Test
    void theFirstAccountNamesAndOwnsThePlaceAndAllStartInItsRoom() {
        try (var server = TestServer.start()) {
            var first = server.http().post("/api/accounts", Json.object("username", "Ada", "password",
                    TestServer.PASSWORD, "name", " Ada L. ", "place", "Analytical")).answer().expect(201);
            var user = first.json().get("user");
            assertEquals("ada", user.get("username").textValue());
            assertEquals("Ada L.", user.get("name").textValue());
            assertEquals("owner", user.get("role").textValue());
            assertEquals("Analytical", server.http().get("/api/place").answer().json().get("name").textValue());
            var bob = server.http().post("/api/accounts", Json.object("username", "bob", "password",
                    TestServer.PASSWORD, "place", "Bobs")).answer().expect(201);
            assertEquals("member", bob.json().get("user").get("role").textValue());
            assertEquals("bob", bob.json().get("user").get("name").textValue());
            assertEquals("Analytical", server.http().get("/api/place").answer().json().get("name").textValue());
            assertEquals(Person.of(server, first).foyer(), Person.of(server, bob).foyer());
        }
    }

    @Test
    void ofManyAtOnceExactlyOneOwnsThePlace() {
        try (var server = TestServer.start()) {
            var signUps = IntStream.range(0, 6).mapToObj(i -> CompletableFuture
                    .supplyAsync(() -> server.http().post("/api/accounts", account("user" + i)).answer().expect(201)))
                    .toList();
            var roles = signUps.stream().map(CompletableFuture::join)
                    .map(answer -> answer.json().get("user").get("role").textValue()).sorted().toList();
            assertEquals(List.of("member", "member", "member", "member", "member", "owner"), roles);
            var rooms = Person.of(server, signUps.getFirst().join()).get("/api/rooms").json().get("rooms");
            assertEquals(1, rooms.size());
            assertEquals(6, rooms.get(0).get("members").intValue());
        }
    }

    @Test
    void closedTakesTheFirstAndNobodyElse() {
        for (String mode : new String[]{"closed", "invite"}) {
            try (var server = TestServer.start("KLATCH_SIGNUP", mode)) {
                server.signUp("ada");
                server.http().post("/api/accounts", account("bob")).answer().problem(403, "forbidden");
                assertEquals(mode, server.http().get("/api/place").answer().json().get("signup").textValue());
                assertEquals(401, server.http().post("/api/sessions", account("bob")).answer().status());
            }
        }
    }
}
