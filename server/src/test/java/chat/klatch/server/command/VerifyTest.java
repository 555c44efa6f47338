package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code klatch verify}: whether a backup can be restored, and what it holds. */
class VerifyTest {
    @TempDir
    private Path folder;
    private Path file;
    private TestServer server;
    private Commands commands;

    @BeforeEach
    void backUp() {
        server = TestServer.start();
        commands = new Commands(server);
        file = folder.resolve("place.backup");
        Person ada = server.signUp("ada");
        server.clock().passSeconds(60);
        ada.writes(ada.foyer(), "said-by-ada", "hello");
        server.clock().passSeconds(60);
        commands.done("backup", file.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aGoodBackupIsRestoredAsideAndSaysWhatItHolds() throws Exception {
        var now = server.clock().instant();
        var held = commands.json("verify", file.toString(), "--json");
        assertEquals(1, held.get("people").intValue());
        assertEquals(1, held.get("rooms").intValue());
        assertEquals(2, held.get("messages").intValue());
        assertEquals(now.minusSeconds(60).toEpochMilli(), held.get("newestAt").longValue());
        assertEquals(now.toEpochMilli(), held.get("takenAt").longValue());
        assertEquals(Files.size(file), held.get("bytes").longValue());
        assertTrue(held.get("audit").get("whole").booleanValue());
        try (var socket = server.signIn("ada").connect()) {
            assertEquals(socket.hears("welcome").get("epoch"), held.get("epoch"));
        }
        assertTrue(commands.done("verify", file.toString()).startsWith(
                "It can be restored: 1 person, 1 room and 2 messages, as of " + now + "; the newest message is of "
                        + now.minusSeconds(60) + ".\nMade by Klatch development, of epoch "));
        assertEquals(List.of("place.backup"), names());
    }

    @Test
    void aBackupThatIsNotWholeFailsAndLeavesNothingBehind() throws Exception {
        var good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        commands.refused(file + " is no backup of Klatch, or is damaged.", "verify", file.toString());
        var bad = good.clone();
        bad[good.length / 2] ^= 1;
        Files.write(file, bad);
        assertEquals(1, commands.run("verify", file.toString()).status());
        Files.delete(file);
        assertEquals(1, commands.run("verify", file.toString()).status());
        assertEquals(List.of(), names());
    }

    @Test
    void thePackagedCommandEndsWithTheSameStatus() throws Exception {
        var shell = new Shell(server.data());
        var ran = shell.run("verify", file.toString(), "--json");
        assertEquals("", ran.err());
        assertEquals(2, Json.read(ran.out()).get("messages").intValue());
        assertEquals(0, ran.status());
        Files.writeString(file, "Dear diary");
        assertEquals(1, shell.run("verify", file.toString()).status());
        assertEquals(2, shell.run("verify").status());
    }
}
