package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.storage.TestPostgres;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What nobody may read anywhere: not in the log, not on disk. */
class SecretsTest {
    private static final String TEXT = "the words of a private person";
    private static final String SECRET_PASSWORD = "never seen anywhere 1";

    @Test
    void noTokenPasswordOrTextReachesTheLogHoweverThingsGoWrong() throws Exception {
        try (var logs = Logs.keep(); var server = TestServer.start()) {
            var ada = server.signUp("ada", SECRET_PASSWORD);
            var room = ada.foyer();
            goWell(server, ada, room);
            try (var _ = Sabotage.of(server).every("insert on message");
                    var _ = Sabotage.of(server).every("update on session");
                    var _ = Sabotage.of(server).every("insert on account");
                    var socket = ada.online()) {
                socket.isRefused(Json.object("type", "send", "room", room, "key", "lost-key-1", "text", TEXT),
                        "unavailable");
                ada.post("/api/rooms/" + room + "/messages", Json.object("key", "lost-key-2", "text", TEXT))
                        .problem(503, "unavailable");
                server.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken())).answer()
                        .problem(503, "unavailable");
                server.http().post("/api/accounts", Json.object("username", "bob", "password", SECRET_PASSWORD))
                        .answer().problem(503, "unavailable");
                socket.says("{\"type\":\"send\",\"text\":\"" + TEXT + "\"");
                socket.says("{\"type\":\"send\",\"text\":\"" + TEXT + "\"}");
            }
            goWell(server, ada, room);
            var log = logs.all();
            assertTrue(log.contains("storage") || log.contains("commit"), "nothing was logged of the fault");
            for (String secret : new String[]{TEXT, SECRET_PASSWORD, ada.token(), ada.refreshToken(), "argon2"}) {
                assertFalse(log.contains(secret), () -> log);
            }
        }
    }

    private static void goWell(TestServer server, Person ada, String room) {
        try (var socket = server.socket()) {
            socket.asks(Json.object("type", "auth", "token", ada.token()));
            socket.joins(room);
            socket.writes(room, "key-of-mine", TEXT);
            socket.says("{\"type\":\"send\",\"text\":\"" + TEXT + "\"");
        }
        ada.get("/api/rooms/" + room + "/messages").expect(200);
        server.http().get("/api/me?token=" + ada.token()).answer().problem(401, "unauthenticated");
    }

    @Test
    void theKeysAreForTheirOwnersEyesOnlyOrInNoFile() throws Exception {
        try (var server = TestServer.start(); var files = Files.list(server.data())) {
            server.signUp("ada");
            var keys = files.filter(file -> file.getFileName().toString().contains("key")).toList();
            assertEquals(TestPostgres.wanted() ? 0 : 1, keys.size());
            for (var key : keys) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            }
        }
    }
}
