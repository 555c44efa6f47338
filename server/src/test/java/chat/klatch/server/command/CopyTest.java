package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code klatch copy}: a place is the same wherever it lives. */
@NeedsPostgres
class CopyTest {
    private static final Duration SOON = Duration.ofMillis(20);
    @TempDir
    private Path folder;
    private PostgresAddress full;
    private TestServer lite;
    private Person ada;
    private Person bob;
    private String foyer = "";
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fill() {
        full = TestPostgres.place();
        lite = TestServer.start();
        ada = lite.signUp("ada");
        bob = lite.signUp("bob");
        foyer = ada.foyer();
        var room = ada.makes("Garden");
        bob.post("/api/rooms/" + room + "/members/me", "{}").expect(200);
        for (int i = 0; i < 30; i++) {
            ada.writes(room, "the-first-" + i, "It is " + i + " o’clock, @bob. 🌱");
        }
        try (var socket = bob.online()) {
            socket.asks("{\"type\":\"react\",\"room\":\"" + room + "\",\"seq\":3,\"emoji\":\"👍\",\"on\":true}");
            socket.says("{\"type\":\"read\",\"room\":\"" + room + "\",\"seq\":9}").hears("read");
        }
        try (var socket = ada.online()) {
            socket.asks(Json.object("type", "edit", "room", room, "seq", 4, "text", "It is later, @bob."));
            socket.asks("{\"type\":\"delete\",\"room\":\"" + room + "\",\"seq\":5}");
        }
        ada.post("/api/invites", "{\"days\":7,\"uses\":3}").expect(201);
        ada.post("/api/rooms", "{\"kind\":\"direct\",\"members\":[\"" + bob.id() + "\"]}").expect(201);
    }

    @AfterEach
    void forget() {
        lite.close();
        TestPostgres.drop(full);
    }

    private Copy copy(Path data, boolean follow) {
        return new Copy(data, follow, SOON, said::add);
    }

    /** With the keys of the place that was, in a folder of its own. */
    private TestServer onPostgres() throws IOException {
        var data = Files.createTempDirectory(folder, "keys");
        Files.copy(lite.data().resolve("keys"), data.resolve("keys"));
        return TestServer.on(data, "KLATCH_DATABASE", full.url(), "KLATCH_DATABASE_USER",
                Objects.requireNonNull(full.user()));
    }

    /** Everything that somebody sees of the place. */
    private static List<JsonNode> seen(Person person) {
        var rooms = person.get("/api/rooms?mine=true&limit=100").expect(200).json();
        var all = new CopyOnWriteArrayList<JsonNode>(List.of(rooms, person.get("/api/users").json(),
                person.get("/api/mentions").json()));
        rooms.get("rooms").forEach(room -> all.add(person.get("/api/rooms/" + room.get("id").textValue()
                + "/messages?limit=100").expect(200).json()));
        return all;
    }

    @Test
    void aPlaceIsTheSameInPostgresqlAndBackInAFolderAndNobodySignsInAgain() throws Exception {
        var before = List.of(seen(ada), seen(bob));
        lite.stop();
        var ran = new Shell(lite.data()).run("copy", full.url(), "--user", Objects.requireNonNull(full.user()));
        assertEquals("", ran.err());
        assertEquals(
                "Everything is taken; comparing both.\nBoth are the same: 2 people, 3 rooms and 32 messages are in "
                        + full.url() + " now.\n",
                ran.out());
        try (var server = onPostgres()) {
            assertEquals(before, List.of(seen(ada.at(server)), seen(bob.at(server))));
            ada.at(server).writes(foyer, "in-postgresql", "here now");
            before = List.of(seen(ada.at(server)), seen(bob.at(server)));
            server.stop();
            copy(server.data(), false).from(full, folder.resolve("back"));
        }
        try (var server = TestServer.on(folder.resolve("back"))) {
            assertEquals(before, List.of(seen(ada.at(server)), seen(bob.at(server))));
        }
    }

    @Test
    void aPlaceThatIsThereIsNotOverwritten() throws Exception {
        lite.stop();
        copy(lite.data(), false).to(full);
        assertEquals("Nothing was copied: there is a place already where this one is to go.", refused(
                () -> copy(lite.data(), false).to(full)));
        Files.writeString(Files.createDirectories(folder.resolve("there")).resolve("klatch.db"), "a place");
        assertTrue(refused(() -> copy(lite.data(), false).from(full, folder.resolve("there")))
                .contains("is not overwritten"));
        assertEquals("a place", Files.readString(folder.resolve("there/klatch.db")));
    }

    @Test
    void aPlaceThatIsServedIsNotTakenUnlessItIsFollowed() throws Exception {
        assertTrue(refused(() -> copy(lite.data(), false).to(full)).contains("--follow"));
        lite.stop();
        copy(lite.data(), false).to(full);
        try (var _ = onPostgres()) {
            assertTrue(refused(() -> copy(lite.data(), false).from(full, folder.resolve("back"))).contains("--follow"));
            assertFalse(Files.exists(folder.resolve("back/klatch.db")));
        }
    }

    @Test
    void whatIsSaidWhileItIsFollowedIsThereToo() throws Exception {
        var shed = ada.makes("Shed");
        ada.writes(shed, "in-the-shed", "soon gone");
        var copying = CompletableFuture.runAsync(() -> copy(lite.data(), true).to(full));
        Await.until("the first round", () -> said.stream().anyMatch(line -> line.contains("Stop the server")));
        ada.writes(foyer, "while-copied", "still here");
        var carol = lite.signUp("carol");
        carol.writes(foyer, "a-newcomer", "me too");
        try (var socket = ada.online()) {
            socket.asks(Json.object("type", "edit", "room", foyer, "seq", 2, "text", "changed meanwhile"));
        }
        ada.delete("/api/rooms/" + shed).expect(204);
        var before = List.of(seen(ada), seen(carol));
        lite.stop();
        copying.get();
        try (var server = onPostgres()) {
            assertEquals(before, List.of(seen(ada.at(server)), seen(carol.at(server))));
        }
    }

    @Test
    void whatArrivesOtherwiseIsFoundAndNothingIsLeft() throws Exception {
        TestPostgres.execute(full, "create function garble() returns trigger language plpgsql as "
                + "$$ begin if new.seq = 7 then new.text := 'garbled'; end if; return new; end $$");
        TestPostgres.execute(full, "create trigger garbles before insert on message "
                + "for each row execute function garble()");
        lite.stop();
        assertTrue(refused(() -> copy(lite.data(), false).to(full))
                .startsWith("Nothing was copied: what was taken is not what was there: message "));
        TestPostgres.execute(full, "drop trigger garbles on message");
        copy(lite.data(), false).to(full);
    }

    private static String refused(Runnable copying) {
        return String.valueOf(assertThrows(NotDone.class, copying::run).getMessage());
    }
}
