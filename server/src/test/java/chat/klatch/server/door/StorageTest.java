package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.KlatchServer;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, {@code unavailable} and "Durable": what becomes of data when things break. */
class StorageTest {
    private static void assertNothingStoredAndThenRecovered(Person ada, Sabotage broken) throws SQLException {
        var room = ada.foyer();
        try (var socket = ada.online(); var other = ada.inFoyer()) {
            var send = Json.object("type", "send", "room", room, "key", "stubborn-key", "text", "hello");
            var refusal = socket.isRefused(send, "unavailable");
            assertTrue(refusal.get("after").longValue() > 0);
            ada.post("/api/rooms/" + room + "/messages", Json.object("key", "stubborn-key", "text", "hello"))
                    .problem(503, "unavailable");
            assertEquals(1, socket.joins(room).get("rev").longValue());
            assertEquals(0, other.rest().size());
            broken.close();
            var ack = socket.asks(send);
            assertEquals(2, ack.get("seq").longValue());
            assertFalse(ack.get("dup").booleanValue());
            assertEquals(2, other.hears("message").get("message").get("rev").longValue());
            assertEquals(0, other.rest().size());
        }
    }

    @Test
    void whereAStatementFailsNothingIsStoredAndTheSameKeyMaySucceedLater() throws Exception {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            assertNothingStoredAndThenRecovered(ada, Sabotage.of(server).every("insert on message"));
        }
    }

    @Test
    void whereTheCommitFailsNothingIsStoredAndTheSameKeyMaySucceedLater() throws Exception {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            assertNothingStoredAndThenRecovered(ada, Sabotage.of(server).commitsOf("message"));
        }
    }

    @Test
    void whileStorageFailsTheServerIsNotReady() throws Exception {
        try (var server = TestServer.start()) {
            try (var _ = Sabotage.of(server).every("update on place")) {
                assertEquals(Json.read("{\"failed\":[\"storage\"]}"),
                        server.http().get("/health/ready").answer().expect(503).json());
                server.http().get("/health").answer().expect(200);
            }
            server.clock().passSeconds(1);
            server.http().get("/health/ready").answer().expect(200);
        }
    }

    /** docs/operations.md, "Is it well?". */
    @Test
    @OneNode
    void everyReasonForNotBeingReadyIsToldTogether() throws Exception {
        var server = TestServer.start();
        try (server; var _ = Sabotage.of(server).every("update on place")) {
            CompletableFuture<Void> stopping;
            try (var stubborn = RawSocket.open(server)) {
                stubborn.upgrade("Sec-WebSocket-Protocol: klatch.v1");
                stopping = CompletableFuture.runAsync(server::stop);
                assertEquals(4001, stubborn.closed()); // and it does not go
                assertEquals(Json.read("{\"failed\":[\"draining\",\"storage\"]}"),
                        server.http().get("/health/ready").answer().expect(503).json());
            }
            stopping.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void howeverManyAskWhetherItIsReadyTheDiskIsAskedOnceASecond() throws Exception {
        try (var server = TestServer.start()) {
            server.http().get("/health/ready").answer().expect(200);
            try (var _ = Sabotage.of(server).every("update on place")) {
                for (int i = 0; i < 10; i++) {
                    server.http().get("/health/ready").answer().expect(200);
                }
                server.clock().passSeconds(1);
                server.http().get("/health/ready").answer().expect(503);
            }
        }
    }

    @Test
    void anAccountIsMadeWholeOrNotAtAll() throws Exception {
        try (var server = TestServer.start()) {
            var body = Json.object("username", "ada", "password", TestServer.PASSWORD);
            try (var _ = Sabotage.of(server).every("insert on read_marker")) {
                var answer = server.http().post("/api/accounts", body).answer();
                answer.problem(503, "unavailable");
                assertEquals("", answer.header("Set-Cookie"));
                assertTrue(server.http().get("/api/place").answer().json().get("firstRun").booleanValue());
            }
            var made = server.http().post("/api/accounts", body).answer().expect(201);
            assertEquals("owner", made.json().get("user").get("role").textValue());
            assertEquals(1, Person.of(server, made).get("/api/rooms").json().get("rooms").size());
        }
    }

    @Test
    void aDataFolderBelongsToOneServerAtATime() {
        try (var server = TestServer.start()) {
            var refused = assertThrows(RuntimeException.class,
                    () -> KlatchServer.start(server.settings(), server.clock()).close());
            assertEquals("Another Klatch is using the data in " + server.data() + ".", refused.getMessage());
            server.http().get("/health/ready").answer().expect(200);
        }
    }

    @Test
    void aRestartFindsEverythingAgain() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            var room = ada.makes("Salon");
            ada.writes(room, "before-restart", "hello");
            var before = ada.get("/api/rooms").json();
            server.restart();
            assertEquals(before, ada.get("/api/rooms").expect(200).json());
            assertEquals("hello", ada.get("/api/rooms/" + room + "/messages?after=1").json().get("messages").get(0)
                    .get("text").textValue());
            assertEquals(3, ada.writes(room, "after-restart", "again"));
        }
    }
}
