package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.InstalledPostgres;
import chat.klatch.server.storage.NeedsPgDump;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A place in PostgreSQL, its backup and its return, by the commands that docs/operations.md names for that. */
@NeedsPgDump
class PostgresDrillTest {
    private static Map<String, String> settings(InstalledPostgres postgres, String database) {
        return Map.of("KLATCH_DATABASE", postgres.url(database), "KLATCH_DATABASE_USER", "postgres");
    }

    private static TestServer serves(InstalledPostgres postgres, String database) {
        return TestServer.start("KLATCH_DATABASE", postgres.url(database), "KLATCH_DATABASE_USER", "postgres");
    }

    private static String epoch(Person person) {
        try (var socket = person.connect()) {
            return socket.hears("welcome").get("epoch").textValue();
        }
    }

    private static Shell.Ran klatch(TestServer server, Map<String, String> settings, String... arguments) {
        var ran = new Shell(server.data()).run(settings, arguments);
        assertEquals("", ran.err());
        assertEquals(0, ran.status(), ran.out());
        return ran;
    }

    private static JsonNode messages(Person person) {
        return person.get("/api/rooms/" + person.foyer() + "/messages").expect(200).json().get("messages");
    }

    @Test
    void whatPgDumpTookComesBackWithPgRestoreAndRenew() throws Exception {
        try (var postgres = new InstalledPostgres()) {
            postgres.tool("createdb", "--encoding=UTF8", "--template=template0", "klatch");
            postgres.tool("createdb", "--encoding=UTF8", "--template=template0", "restored");
            var dump = postgres.folder().resolve("klatch.dump").toString();
            try (var server = serves(postgres, "klatch")) {
                var ada = server.signUp("ada");
                ada.writes(ada.foyer(), "said-before", "before the backup");
                ada.patch("/api/place", "{\"name\":\"Tea house\"}").expect(200);
                postgres.tool("pg_dump", "--format=custom", "--file=" + dump, "klatch");
                ada.writes(ada.foyer(), "said-after", "after the backup");
                var log = Json.read(klatch(server, settings(postgres, "klatch"), "audit", "verify", "--json").out());
                postgres.tool("pg_restore", "--exit-on-error", "--no-owner", "--dbname=restored", dump);
                comesBack(postgres, server, ada, log.get("entries").asText() + ":" + log.get("digest").textValue());
            }
        }
    }

    private static void comesBack(InstalledPostgres postgres, TestServer before, Person ada, String seen) {
        var settings = settings(postgres, "restored");
        assertEquals("The place has a new epoch. Everybody signs in again.\n",
                klatch(before, settings, "renew").out());
        try (var server = serves(postgres, "restored")) {
            server.http().get("/api/me").as(ada).answer().problem(401, "unauthenticated");
            var again = server.signIn("ada");
            assertEquals("Tea house", again.get("/api/place").json().get("name").textValue());
            var there = messages(again);
            assertEquals("before the backup", there.get(there.size() - 1).get("text").textValue());
            assertNotEquals(epoch(ada), epoch(again));
            assertTrue(again.writes(again.foyer(), "said-later", "we are back") > 0);
            assertTrue(klatch(server, settings, "audit", "verify", "--seen", seen).out()
                    .startsWith("The audit log is whole: 3 entries"));
        }
    }
}
