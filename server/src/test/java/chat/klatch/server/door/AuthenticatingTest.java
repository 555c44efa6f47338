package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "Connecting": how a connection comes to speak for somebody, and for how long. */
class AuthenticatingTest {
    private static TestServer server;
    private Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @BeforeEach
    void arrive() {
        ada = server.somebody();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String auth(Person person) {
        return Json.object("type", "auth", "token", person.token());
    }

    private static Person refreshed(Person person) {
        return Person.of(server, server.http().post("/api/sessions/refresh",
                Json.object("refreshToken", person.refreshToken())).answer().expect(200));
    }

    @Test
    void theWelcomeSaysAllThatAClientStartsFrom() {
        try (var socket = server.socket()) {
            var welcome = socket.asks(auth(ada));
            assertEquals("welcome", welcome.get("type").textValue());
            assertEquals(server.clock().millis(), welcome.get("now").longValue());
            assertEquals(server.clock().millis() + 15 * 60_000, welcome.get("expiresAt").longValue());
            assertEquals("Klatch", welcome.get("place").get("name").textValue());
            assertTrue(welcome.get("epoch").isTextual() && welcome.get("session").isTextual()
                    && welcome.get("build").isTextual(), welcome::toString);
            assertEquals(Json.read("{\"text\": 8000, \"frame\": 65536, \"join\": 200}"), welcome.get("limits"));
            assertEquals(1, welcome.get("rooms").size());
            assertFalse(welcome.get("more").booleanValue());
            var foyer = welcome.get("rooms").get(0);
            assertEquals("Foyer", foyer.get("name").textValue());
            assertTrue(foyer.get("role").isTextual());
        }
    }

    @Test
    void theWelcomeCarriesAtMost256KibibytesOfRoomsAndSaysThatThereAreMore() {
        for (int i = 0; i < 250; i++) {
            ada.post("/api/rooms", Json.object("name", "😀".repeat(80), "kind", "public", "topic", "😀".repeat(250)))
                    .expect(201);
        }
        try (var socket = ada.connect()) {
            var welcome = socket.hears("welcome");
            int bytes = welcome.get("rooms").toString().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes > 250 * 1_024 && bytes <= 256 * 1_024 + 2, "rooms of " + bytes + " bytes");
            assertTrue(welcome.get("more").booleanValue());
        }
    }

    @Test
    void limitsAreToldWhileTheyHold() {
        try (var limited = TestServer.start("KLATCH_RATE_LIMITS", "on");
                var socket = limited.signUp("ada").connect()) {
            var limits = socket.hears("welcome").get("limits");
            assertEquals(10, limits.get("rate").intValue());
            assertEquals(30, limits.get("burst").intValue());
        }
    }

    @Test
    void theEpochAndTheTokensOutliveARestart() {
        String epoch;
        try (var socket = ada.connect()) {
            epoch = socket.hears("welcome").get("epoch").textValue();
        }
        server.restart();
        try (var socket = ada.connect()) {
            assertEquals(epoch, socket.hears("welcome").get("epoch").textValue());
        }
        assertEquals(ada.username(), refreshed(ada).username());
    }

    @Test
    void anyOtherFrameBeforeIsRefusedAndTheFiveSecondsGoOn() {
        try (var socket = server.socket()) {
            socket.isRefused("{\"type\":\"join\",\"room\":\"%s\"}".formatted(ada.foyer()), "unauthenticated");
            socket.says("{\"type\":\"ping\",\"n\":1}");
            var refusal = socket.hears("error");
            assertEquals("unauthenticated", refusal.get("code").textValue());
            assertFalse(refusal.has("re"));
            server.clock().passSeconds(6);
            assertEquals(4006, socket.closed());
        }
    }

    @Test
    void whateverElseIsWrongWithAFrameBeforeItIsFirstOfAllUnauthenticated() {
        try (var socket = server.socket()) {
            for (String frame : new String[]{"{\"type\":\"join\"}", "{\"type\":\"send\",\"room\":7}",
                    "{\"type\":\"no such type\"}"}) {
                socket.isRefused(frame, "unauthenticated");
            }
            assertEquals("token", socket.isRefused("{\"type\":\"auth\"}", "invalid").get("field").textValue());
            socket.says("no frame at all");
            assertEquals("bad_frame", socket.hears("error").get("code").textValue());
            assertEquals("welcome", socket.asks(auth(ada)).get("type").textValue());
        }
    }

    @Test
    void whoAuthenticatesInTimeStays() {
        try (var late = server.socket(); var socket = server.socket()) {
            server.clock().passSeconds(4);
            assertEquals("welcome", socket.asks(auth(ada)).get("type").textValue());
            server.clock().passSeconds(2);
            assertEquals(4006, late.closed());
            assertEquals(0, socket.rest().size());
        }
    }

    @Test
    void aTokenThatHasOnlyExpiredIsSentForAFreshOne() {
        server.clock().passSeconds(15 * 60);
        try (var socket = server.socket()) {
            socket.isRefused(auth(ada), "unauthenticated");
            assertEquals(4005, socket.closed());
        }
    }

    @Test
    void anyOtherBadTokenIsFinal() {
        var shortened = ada.token().substring(0, ada.token().length() - 4) + "AAAA";
        for (String bad : new String[]{"nonsense", shortened, ada.refreshToken(), "a.b.c",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."}) {
            try (var socket = server.socket()) {
                socket.isRefused(Json.object("type", "auth", "token", bad), "unauthenticated");
                assertEquals(4500, socket.closed());
            }
        }
    }

    @Test
    void aRevokedSessionsTokenIsRefusedAtOnceEverywhere() {
        var phone = server.signIn(ada.username());
        ada.delete("/api/sessions/" + sessionOf(phone)).expect(204);
        phone.get("/api/me").problem(401, "unauthenticated");
        try (var socket = server.socket()) {
            socket.isRefused(auth(phone), "unauthenticated");
            assertEquals(4500, socket.closed());
        }
    }

    @Test
    void aRevokedSessionsSocketsAreClosedAndNoOthers() {
        var phone = server.signIn(ada.username());
        try (var on = phone.online(); var alsoOn = phone.online(); var here = ada.online()) {
            ada.delete("/api/sessions/" + sessionOf(phone)).expect(204);
            assertEquals(4502, on.closed());
            assertEquals(4502, alsoOn.closed());
            assertEquals(0, here.rest().size());
        }
    }

    private static String sessionOf(Person person) {
        for (JsonNode session : person.get("/api/sessions").json().get("sessions")) {
            if (session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("no session is the current one");
    }

    @Test
    void aMinuteBeforeTheEndTheClientIsToldOnceAndAFreshTokenKeepsItOpen() {
        try (var socket = ada.online()) {
            socket.staysFor(server.clock(), 14 * 60);
            assertEquals(server.clock().millis() + 60_000, socket.hears("expiring").get("expiresAt").longValue());
            assertEquals(0, socket.rest().size());
            var fresh = refreshed(ada);
            var welcome = socket.asks(auth(fresh));
            assertFalse(welcome.has("rooms"));
            assertEquals(server.clock().millis() + 15 * 60_000, welcome.get("expiresAt").longValue());
            server.clock().passSeconds(59);
            assertEquals(0, socket.rest().size());
            socket.staysFor(server.clock(), 13 * 60 + 1);
            socket.hears("expiring");
        }
    }

    @Test
    void withoutAFreshTokenItEndsAtThatTime() {
        try (var socket = ada.online()) {
            socket.staysFor(server.clock(), 14 * 60);
            socket.hears("expiring");
            server.clock().passSeconds(60);
            assertEquals(4005, socket.closed());
        }
    }

    @Test
    void aConnectionNeverChangesItsUserOrSession() {
        var bob = server.somebody();
        for (Person other : new Person[]{bob, server.signIn(ada.username())}) {
            try (var socket = ada.online()) {
                socket.isRefused(auth(other), "unauthenticated");
                assertEquals(4500, socket.closed());
            }
        }
    }

    @Test
    void renewingWithAnExpiredTokenClosesAsTheFirstWould() {
        try (var socket = ada.online()) {
            socket.staysFor(server.clock(), 14 * 60);
            var fresh = refreshed(ada);
            socket.asks(auth(fresh));
            server.clock().passSeconds(61);
            socket.isRefused(auth(ada), "unauthenticated");
            assertEquals(4005, socket.closed());
        }
    }

    @Test
    void whoCannotBeLetInWholeIsToldSoAndSentAwayToComeBack() throws SQLException {
        var bob = server.somebody();
        var room = ada.makes("Room");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var _ = Sabotage.of(server).without("member");
                var named = server.socket();
                var brought = ada.connect()) {
            named.isRefused(auth(ada), "unavailable");
            for (TestSocket refused : List.of(named, brought)) {
                assertTrue(refused.hears("goodbye").get("after").longValue() > 0);
                assertEquals(4004, refused.closed());
                assertEquals(0, refused.heard("welcome"));
            }
        }
        try (var _ = ada.online(); var watching = bob.online()) {
            Await.until("ada counts in her rooms", () -> watching.joins(room).get("online").intValue() == 2);
        }
    }

    @Test
    void whereItCannotBeKnownWhoComesNoSocketIsOpenedAndTheyMayComeBack() throws SQLException {
        try (var _ = Sabotage.of(server).without("session"); var raw = RawSocket.open(server)) {
            var head = raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Authorization: Bearer " + ada.token());
            assertTrue(head.startsWith("HTTP/1.1 503 "), head);
            assertTrue(head.contains("Retry-After: "), head);
        }
    }
}
