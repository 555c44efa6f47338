package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "HTTP": refresh tokens, their cookie, and the list of devices. */
class SessionsTest {
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

    private static Answer refresh(String token) {
        return server.http().post("/api/sessions/refresh", "").with("Cookie", "klatch_refresh=" + token).answer();
    }

    private static String successor(String token) {
        return refresh(token).expect(200).cookie("klatch_refresh");
    }

    private static void assertForgotten(Answer answer) {
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.startsWith("klatch_refresh=;") && cookie.contains("; Path=/api/sessions;")
                && cookie.contains("Expires=Thu, 01 Jan 1970 "), cookie);
    }

    private static void assertEnded(Person person) {
        person.get("/api/me").problem(401, "unauthenticated");
    }

    @Test
    void refreshingRotatesTheTokenAndGrantsAFreshAccess() {
        server.clock().passSeconds(600);
        var answer = refresh(ada.refreshToken()).expect(200);
        assertNotEquals(ada.refreshToken(), answer.cookie("klatch_refresh"));
        assertEquals(server.clock().millis() + 15 * 60_000, answer.json().get("expiresAt").longValue());
        var again = Person.of(server, answer);
        assertEquals(ada.username(), again.get("/api/me").expect(200).json().get("user").get("username").textValue());
        ada.get("/api/me").expect(200);
    }

    @Test
    void whoHasNoCookiesSendsTheTokenInTheBody() {
        var answer = server.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken()))
                .answer().expect(200);
        assertNotEquals("", answer.cookie("klatch_refresh"));
        assertEquals(200, server.http().post("/api/sessions/refresh", "{}")
                .with("Cookie", "klatch_refresh=" + answer.cookie("klatch_refresh")).answer().status());
    }

    @Test
    void theOneBeforeTheCurrentAnswersWithTheSameSuccessor() {
        var second = successor(ada.refreshToken());
        server.clock().pass(Duration.ofDays(3));
        assertEquals(second, successor(ada.refreshToken()));
        assertEquals(second, successor(ada.refreshToken()));
        successor(second);
    }

    @Test
    void untilAMinuteAfterThatSuccessorWasFirstUsed() {
        var second = successor(ada.refreshToken());
        successor(second);
        server.clock().passSeconds(60);
        assertEquals(second, successor(ada.refreshToken()));
        server.clock().passSeconds(1);
        refresh(ada.refreshToken()).problem(401, "unauthenticated");
        assertEnded(ada);
    }

    /** What is in use is the newest that was brought; the one that it made may never have arrived. */
    @Test
    void howeverQuicklyTheyAreUsedOnlyTheOneBeforeThatInUseAnswersBesidesIt() {
        var second = successor(ada.refreshToken());
        var third = successor(second);
        var fourth = successor(third);
        assertEquals(fourth, successor(third));
        assertEquals(third, successor(second));
        server.clock().passSeconds(61);
        assertEquals(fourth, successor(third));
        refresh(second).problem(401, "unauthenticated");
        refresh(fourth).problem(401, "unauthenticated");
    }

    @Test
    void anyOtherOldOneRevokesTheSession() {
        var second = successor(ada.refreshToken());
        var third = successor(second);
        var fourth = successor(third);
        try (var socket = ada.online()) {
            refresh(ada.refreshToken()).problem(401, "unauthenticated");
            assertEquals(4502, socket.closed());
        }
        refresh(fourth).problem(401, "unauthenticated");
        assertEnded(ada);
    }

    @Test
    void twoTabsAtOnceGetTheSame() {
        var tabs = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> successor(ada.refreshToken()))).toList();
        assertEquals(1, tabs.stream().map(CompletableFuture::join).distinct().count());
    }

    @Test
    void aTokenThatIsNoneRevokesNothingAndIsForgotten() {
        for (String bad : new String[]{"nonsense", ada.token(), ada.refreshToken() + "x", "..", "a.0.b",
                ada.refreshToken().replaceFirst("\\.0\\.", ".7.")}) {
            var refused = refresh(bad);
            refused.problem(401, "unauthenticated");
            assertForgotten(refused);
        }
        server.http().post("/api/sessions/refresh", "").answer().problem(401, "unauthenticated");
        ada.get("/api/me").expect(200);
        successor(ada.refreshToken());
    }

    @Test
    void whoOnlyAsksWhetherTheyAreSignedInIsNotRefusedForHavingNoToken() {
        var asked = Json.object("optional", true);
        server.http().post("/api/sessions/refresh", asked).answer().expect(204);
        server.http().post("/api/sessions/refresh", asked).with("Cookie", "klatch_refresh=nonsense").answer()
                .problem(401, "unauthenticated");
        server.http().post("/api/sessions/refresh", asked).with("Cookie", "klatch_refresh=" + ada.refreshToken())
                .answer().expect(200);
    }

    @Test
    void aRefreshTokenLivesThirtyDaysFromItsMaking() {
        server.clock().pass(Duration.ofDays(30).minusSeconds(1));
        var second = successor(ada.refreshToken());
        server.clock().pass(Duration.ofDays(30).plusSeconds(1));
        refresh(second).problem(401, "unauthenticated");
    }

    @Test
    void theCookieIsForTheseCallsAlone() {
        var cookie = refresh(ada.refreshToken()).header("Set-Cookie");
        assertTrue(cookie.contains("; Path=/api/sessions"), cookie);
        assertTrue(cookie.contains("; HttpOnly"), cookie);
        assertTrue(cookie.contains("; SameSite=Strict"), cookie);
        assertTrue(cookie.contains("; Max-Age=2592000"), cookie);
        assertFalse(cookie.contains("Domain"), cookie);
        assertFalse(cookie.contains("Secure"), cookie);
    }

    @Test
    void itIsSecureExactlyWhereTheRequestCameByHttps() {
        assertTrue(signIn(ada, "https").contains("; Secure"));
        assertTrue(signIn(ada, "http, https").contains("; Secure"));
        assertFalse(signIn(ada, "http").contains("; Secure"));
        try (var alone = TestServer.start("KLATCH_TRUSTED_PROXIES", "10.0.0.1")) {
            assertFalse(signIn(alone.somebody(), "https").contains("; Secure"));
        }
    }

    private static String signIn(Person person, String proto) {
        return person.server().http()
                .post("/api/sessions", Json.object("username", person.username(), "password", TestServer.PASSWORD))
                .with("X-Forwarded-Proto", proto).answer().expect(201).header("Set-Cookie");
    }

    @Test
    void devicesAreListedForTheirOwnerOnly() {
        server.clock().passSeconds(10);
        var phone = Person.of(server, server.http()
                .post("/api/sessions", Json.object("username", ada.username(), "password", TestServer.PASSWORD))
                .with("User-Agent", "Phone/1 " + "x".repeat(400)).answer());
        server.somebody();
        var sessions = ada.get("/api/sessions").expect(200).json().get("sessions");
        assertEquals(2, sessions.size());
        for (JsonNode session : sessions) {
            boolean isPhone = session.get("agent").textValue().startsWith("Phone/1 ");
            assertEquals(!isPhone, session.get("current").booleanValue());
            assertEquals(server.clock().millis() - (isPhone ? 0 : 10_000), session.get("createdAt").longValue());
            assertTrue(session.get("agent").textValue().length() <= 200);
        }
        phone.delete("/api/sessions/current").expect(204);
        assertEnded(phone);
        assertEquals(1, ada.get("/api/sessions").json().get("sessions").size());
    }

    @Test
    void theListIsPagedFromTheOneSeenLastOn() {
        for (int i = 0; i < 4; i++) {
            server.clock().passSeconds(i % 2);
            server.http()
                    .post("/api/sessions", Json.object("username", ada.username(), "password", TestServer.PASSWORD))
                    .answer().expect(201);
        }
        var seen = new ArrayList<Long>();
        var ids = new HashSet<String>();
        String next = "";
        do {
            var page = ada.get("/api/sessions?limit=2" + next).expect(200).json();
            page.get("sessions").forEach(session -> {
                seen.add(session.get("seenAt").longValue());
                ids.add(session.get("id").textValue());
            });
            next = page.has("next") ? "&after=" + page.get("next").textValue() : null;
        } while (next != null && seen.size() < 10);
        assertEquals(5, seen.size());
        assertEquals(5, ids.size());
        assertEquals(seen.stream().sorted(Comparator.reverseOrder()).toList(), seen);
        assertEquals("after",
                ada.get("/api/sessions?after=nonsense").problem(400, "invalid").get("field").textValue());
        assertEquals("limit", ada.get("/api/sessions?limit=101").problem(400, "invalid").get("field").textValue());
    }

    @Test
    void endingTheCurrentOneForgetsTheCookie() {
        var answer = ada.delete("/api/sessions/current").expect(204);
        assertForgotten(answer);
        refresh(ada.refreshToken()).problem(401, "unauthenticated");
        assertEnded(ada);
    }

    private static Answer ends(Person person, String session, String cookie) {
        return server.http().ask("DELETE", "/api/sessions/" + session).as(person)
                .with("Cookie", "klatch_refresh=" + cookie).answer().expect(204);
    }

    private static String current(Person person) {
        for (JsonNode session : person.get("/api/sessions").json().get("sessions")) {
            if (session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("they are signed in nowhere");
    }

    /** One browser has one cookie, and its tabs may be of several people. */
    @Test
    void whoSignsOutTakesNobodyElsesCookieAlong() {
        var bob = server.somebody();
        assertEquals("", ends(ada, "current", bob.refreshToken()).header("Set-Cookie"));
        assertEnded(ada);
        var carol = server.somebody();
        assertEquals("", ends(carol, current(carol), bob.refreshToken()).header("Set-Cookie"));
        var refused = server.http()
                .post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken()))
                .with("Cookie", "klatch_refresh=" + bob.refreshToken()).answer();
        refused.problem(401, "unauthenticated");
        assertEquals("", refused.header("Set-Cookie"));
        successor(bob.refreshToken());
    }

    @Test
    void theCookieGoesWithItsSessionWhicheverOfTheirDevicesEndsIt() {
        var tablet = server.signIn(ada.username());
        var phone = server.signIn(ada.username());
        assertEquals("", ends(ada, current(tablet), ada.refreshToken()).header("Set-Cookie"));
        assertForgotten(ends(ada, current(phone), phone.refreshToken()));
        assertForgotten(ends(ada, "current", successor(ada.refreshToken())));
    }

    @Test
    void whoSignsOutTakesAlongACookieThatIsNobodys() {
        var gone = server.somebody();
        gone.delete("/api/sessions/current").expect(204);
        for (String cookie : new String[]{gone.refreshToken(), "nonsense", ""}) {
            assertForgotten(ends(server.somebody(), "current", cookie));
        }
    }

    @Test
    void nobodyEndsAnothersSession() {
        var bob = server.somebody();
        var session = bob.get("/api/sessions").json().get("sessions").get(0).get("id").textValue();
        ada.delete("/api/sessions/" + session).problem(404, "not_found");
        ada.delete("/api/sessions/nothing").problem(404, "not_found");
        bob.get("/api/me").expect(200);
    }
}
