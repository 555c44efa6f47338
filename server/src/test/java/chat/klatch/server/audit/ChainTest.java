package chat.klatch.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code klatch audit verify} finds of what somebody did to the log behind our back, and what nobody can. */
class ChainTest {
    private TestServer server;
    private Commands commands;
    private Person owner;
    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server = TestServer.start();
        commands = new Commands(server);
        owner = server.signUp("owner");
        for (String name : List.of("Tea house", "Coffee house", "Milk bar", "Pub")) {
            owner.patch("/api/place", "{\"name\":\"" + name + "\"}").expect(200);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void tampers(String sql) throws SQLException {
        try (var outside = server.outside(); var statement = outside.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void broken(String fault, String... more) {
        var arguments = new java.util.ArrayList<>(List.of("audit", "verify"));
        arguments.addAll(List.of(more));
        var ran = commands.run(arguments.toArray(String[]::new));
        assertEquals("The audit log is not what was written: " + fault + ".\n", ran.out());
        assertEquals(1, ran.status());
    }

    private String newest() {
        var found = commands.json("audit", "verify", "--json");
        return found.get("entries").longValue() + ":" + found.get("digest").textValue();
    }

    @Test
    void aLogThatNobodyTouchedIsWholeAndNamesItsNewestEntry() {
        var said = commands.done("audit", "verify");
        assertEquals("The audit log is whole: 5 entries, the newest is " + newest() + "\n", said);
    }

    @Test
    void anEntryThatWasChangedIsFound() throws Exception {
        for (String change : List.of("actor = 'x'", "actor_name = 'eve'", "deed = 'place_signup'", "at = at + 1",
                "subject = 'x'", "subject_name = 'x'", "value = 'Café'", "digest = digest || '0'")) {
            try (var fresh = TestServer.start()) {
                fresh.signUp("ada");
                try (var outside = fresh.outside(); var statement = outside.createStatement()) {
                    statement.executeUpdate("update audit set " + change + " where number = 1");
                }
                var ran = new Commands(fresh).run("audit", "verify");
                assertTrue(ran.out().contains("entry 1 is not what was written"), change + ": " + ran.out());
                assertEquals(1, ran.status());
            }
        }
    }

    @Test
    void anEntryThatWasTakenOutIsFoundWhereverItStood() throws Exception {
        tampers("delete from audit where number = 3");
        broken("entry 3 is missing");
        tampers("update audit set number = number - 1 where number > 3");
        broken("entry 3 is not what was written, or what stood before it was another");
    }

    @Test
    void aMissingEndIsFoundByWhatTheLogSaysOfItself() throws Exception {
        tampers("delete from audit where number > 3");
        broken("entry 4 and all after it are missing; there were 5");
    }

    @Test
    void aMissingEndThatWasHiddenIsFoundByWhoKeptTheNewestEntryElsewhere() throws Exception {
        var kept = newest();
        assertEquals(0, commands.run("audit", "verify", "--seen", kept).status());
        tampers("update audit_head set number = 3, digest = (select digest from audit where number = 3)");
        tampers("delete from audit where number > 3");
        assertEquals(0, commands.run("audit", "verify").status());
        broken("entry 5, which was seen, is not there", "--seen", kept);
        owner.patch("/api/place", "{\"name\":\"Inn\"}").expect(200);
        owner.patch("/api/place", "{\"name\":\"Bar\"}").expect(200);
        assertEquals(0, commands.run("audit", "verify").status());
        broken("entry 5 is another than was seen", "--seen", kept);
    }

    @Test
    void whatWasExportedIsVerifiedWithoutThePlace() throws Exception {
        var file = folder.resolve("audit.jsonl");
        var exported = commands.done("audit", "export", "--json");
        Files.writeString(file, exported);
        assertEquals(commands.done("audit", "verify"), commands.done("audit", "verify", file.toString()));
        Files.writeString(file, exported.replace("Milk bar", "Juice bar"));
        broken("entry 4 is not what was written, or what stood before it was another", file.toString());
        Files.writeString(file, exported.lines().skip(1).reduce("", (all, line) -> all + line + "\n"));
        broken("entry 1 is missing", file.toString());
        Files.writeString(file, "Dear diary\n");
        broken("line 1 is no entry", file.toString());
        Files.delete(file);
        commands.refused(file + " cannot be read: there is no " + file + ".", "audit", "verify", file.toString());
    }

    /** As docs/adr/0024 says it, so that anybody can write a program that verifies. */
    @Test
    void theDigestIsWhatTheDocumentsSay() throws Exception {
        var entry = new Entry(2, 1_700_000_000_000L, "u1", "ada", "account_role", "u2", "bob", "pächter", "");
        var spelled = "5:first,1:2,13:1700000000000,2:u1,3:ada,12:account_role,2:u2,3:bob,8:pächter,";
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(spelled.getBytes(StandardCharsets.UTF_8))), Chain.digest("first", entry));
        var shifted = new Entry(2, 1_700_000_000_000L, "u1a", "da", "account_role", "u2", "bob", "pächter", "");
        assertNotEquals(Chain.digest("first", entry), Chain.digest("first", shifted));
    }
}
