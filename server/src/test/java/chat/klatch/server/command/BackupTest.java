package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place, its backup beside the running server, and what is restored of it: by the commands that operators have. */
class BackupTest {
    private static final int BEFORE = 200;
    private static final int AT_A_TIME = 20;
    @TempDir
    private Path elsewhere;
    private TestServer server;
    private Person ada;
    private Path file;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        file = elsewhere.resolve("place.backup");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Shell.Ran backup() {
        return new Shell(server.data()).run("backup", file.toString());
    }

    private Shell.Ran restore(Path folder) {
        return new Shell(folder).run("restore", file.toString());
    }

    private static String key(int number) {
        return "written-" + number;
    }

    /** What stands in a room, by key. */
    private static Map<String, JsonNode> log(Person reader, String room) {
        var log = new HashMap<String, JsonNode>();
        boolean newer = true;
        for (long after = 0; newer;) {
            var page = reader.get("/api/rooms/" + room + "/messages?limit=100&after=" + after).expect(200).json();
            for (JsonNode message : page.get("messages")) {
                log.put(message.path("key").asText(), message);
                after = message.get("seq").longValue();
            }
            newer = page.get("newer").booleanValue();
        }
        return log;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everythingThatWasAcknowledgedBeforeIsInItThoughPeopleGoOnWritingAndTheRestoredPlaceIsThatPlace()
            throws Exception {
        var room = ada.foyer();
        var acknowledged = new AtomicInteger();
        var enough = new AtomicBoolean();
        try (var socket = ada.online()) {
            var writing = CompletableFuture.runAsync(() -> writes(socket, room, acknowledged, enough));
            Await.until("some are written", () -> acknowledged.get() >= BEFORE || writing.isDone());
            int before = acknowledged.get();
            var ran = backup();
            assertEquals("", ran.err());
            assertEquals(0, ran.status());
            assertTrue(ran.out().matches("Backed up 1 person, 1 room and \\d+ messages into \\S+ \\(\\d+ bytes\\)\\.\\R"
                    + "Whoever has this file can read everything: keep it secret\\.\\R"), ran.out());
            enough.set(true);
            writing.join();
            restoredPlaceHolds(before, acknowledged.get(), room);
        }
    }

    /** A few at a time, waiting for what was acknowledged, as clients do. */
    private static void writes(TestSocket socket, String room, AtomicInteger acknowledged, AtomicBoolean enough) {
        while (!enough.get()) {
            int from = acknowledged.get();
            for (int i = from; i < from + AT_A_TIME; i++) {
                socket.says(Json.object("type", "send", "id", "w", "room", room, "key", key(i), "text", "No. " + i));
            }
            for (int i = 0; i < AT_A_TIME; i++) {
                socket.hears("ack");
                acknowledged.incrementAndGet();
            }
        }
    }

    private void restoredPlaceHolds(int before, int after, String room) throws IOException {
        var folder = elsewhere.resolve("new/data");
        var ran = restore(folder);
        assertEquals("", ran.err());
        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("Restored 1 person, 1 room and "), ran.out());
        assertEquals(List.of("klatch.db", "lock"), names(folder));
        var original = log(ada, room);
        try (var restored = TestServer.on(folder)) {
            restored.http().get("/api/me").as(ada).answer().problem(401, "unauthenticated");
            restored.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken())).answer()
                    .problem(401, "unauthenticated");
            var again = restored.signIn("ada");
            var log = log(again, room);
            for (int i = 0; i < before; i++) {
                assertEquals(original.get(key(i)), log.get(key(i)));
            }
            assertTrue(log.size() <= original.size() && after >= before);
            try (var here = ada.connect(); var there = again.connect()) {
                assertNotEquals(here.hears("welcome").get("epoch"), there.hears("welcome").get("epoch"));
                assertTrue(there.writes(room, key(0), "No. 0").get("dup").booleanValue());
                assertFalse(there.writes(room, "after-restore", "We are back").get("dup").booleanValue());
            }
        }
    }

    @Test
    void itIsForItsOwnersEyesOnlyAndNothingElseIsLeft() throws Exception {
        assertEquals(0, backup().status());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("place.backup"), names(elsewhere));
    }

    @Test
    void aPlaceThatNobodyServesIsBackedUpTheSame() throws Exception {
        server.stop();
        var before = names(server.data());
        assertEquals(0, backup().status());
        assertEquals(before, names(server.data()));
        assertEquals(0, restore(elsewhere.resolve("data")).status());
        server.restart();
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Files.writeString(file, "of yesterday");
        var ran = backup();
        assertEquals(1, ran.status());
        assertEquals(file + " is there already, and is not overwritten.\n", ran.err());
        assertEquals("of yesterday", Files.readString(file));
    }

    @Test
    void whereThereIsNoFolderForItTheFileIsNamedAsItWasTyped() throws Exception {
        Files.writeString(elsewhere.resolve("a-file"), "no folder");
        for (String typed : new String[]{"nowhere/place.backup", "a-file/place.backup"}) {
            file = elsewhere.resolve(typed);
            var ran = backup();
            assertEquals(1, ran.status());
            assertEquals("No backup was made: there is no folder for " + file + ".\n", ran.err());
        }
    }

    @Test
    void aDatabaseThatIsNotWholeIsNotBackedUp() throws Exception {
        ada.writes(ada.foyer(), "to-be-lost", "hello");
        try (var outside = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("klatch.db"));
                var statement = outside.createStatement()) {
            statement.execute("delete from message where key = 'to-be-lost'");
        }
        var ran = backup();
        assertEquals(1, ran.status());
        assertEquals("The database in " + server.data() + " is damaged: messages are missing.\n", ran.err());
        assertEquals(List.of(), names(elsewhere));
    }
}
