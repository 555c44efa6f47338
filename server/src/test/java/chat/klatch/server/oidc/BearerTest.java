package chat.klatch.server.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Commands;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Logs;
import chat.klatch.server.door.OneNode;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Programs that speak for accounts by tokens of another issuer, which a real provider gives them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BearerTest {
    private static final int HOUR = 3_600;
    private TestProvider provider;
    private TestServer server;
    private Person owner;
    private Person signedIn;

    @BeforeAll
    void startProvider() {
        provider = TestProvider.start();
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void start() {
        server = provider.placeOfBots();
        owner = server.signUp("owner");
        signedIn = server.signUp("deploy");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String token(String client) {
        return provider.token(client);
    }

    /** The program, by a token that it has just been given. */
    private Person bot() {
        return new Person(server, signedIn.id(), "deploy", token("deploy"), "");
    }

    private static String auth(String token) {
        return Json.object("type", "auth", "token", token);
    }

    @Test
    void whatItSaysOverTheSocketAndOverHttpIsHeardAndStandsOnce() {
        var bot = bot();
        assertEquals(signedIn.id(), bot.get("/api/me").expect(200).json().get("user").get("id").textValue());
        try (var bob = server.signUp("bob").inFoyer(); var socket = bot.connect()) {
            var welcome = socket.hears("welcome");
            assertEquals("deploy", welcome.get("user").get("username").textValue());
            assertEquals(server.clock().millis() + HOUR * 1_000L, welcome.get("expiresAt").longValue());
            assertEquals(1, welcome.get("rooms").size());
            long seq = socket.writes(bot.foyer(), "build-0001", "It is out.").get("seq").longValue();
            var heard = bob.hears("message").get("message");
            assertEquals("It is out.", heard.get("text").textValue());
            assertEquals(signedIn.id(), heard.get("author").get("id").textValue());
            assertEquals(seq, bot.writes(bot.foyer(), "build-0001", "It is out."));
            assertEquals(0, bob.rest().size());
        }
    }

    @Test
    void aFirstFrameSignsItInAsWellAndTheSocketEndsWithTheTokenUnlessAFreshOneComes() {
        try (var socket = server.socket()) {
            assertEquals("welcome", socket.asks(auth(token("deploy"))).get("type").textValue());
            socket.staysFor(server.clock(), HOUR - 60);
            socket.hears("expiring");
            var again = socket.asks(auth(token("deploy")));
            assertEquals("welcome", again.get("type").textValue());
            assertEquals(server.clock().millis() + HOUR * 1_000L, again.get("expiresAt").longValue());
            socket.staysFor(server.clock(), HOUR - 60);
            socket.hears("expiring");
            server.clock().passSeconds(60);
            assertEquals(4005, socket.closed());
        }
    }

    @Test
    void aTokenThatHasOnlyExpiredIsSentForAFreshOne() {
        var bot = bot();
        server.clock().passSeconds(HOUR - 1);
        bot.get("/api/me").expect(200);
        server.clock().passSeconds(1);
        bot.get("/api/me").problem(401, "unauthenticated");
        try (var socket = server.socket()) {
            socket.isRefused(auth(bot.token()), "unauthenticated");
            assertEquals(4005, socket.closed());
        }
    }

    @Test
    void anAccountThatIsDisabledIsOutAtOnceAndOneThatIsEnabledIsBack() {
        var bot = bot();
        try (var byToken = bot.online(); var bySession = signedIn.online()) {
            owner.patch("/api/users/" + bot.id(), "{\"disabled\":true}").expect(200);
            assertEquals(4502, byToken.closed());
            assertEquals(4502, bySession.closed());
        }
        bot.get("/api/me").problem(401, "unauthenticated");
        try (var socket = server.socket()) {
            socket.isRefused(auth(bot.token()), "unauthenticated");
            assertEquals(4500, socket.closed());
        }
        owner.patch("/api/users/" + bot.id(), "{\"disabled\":false}").expect(200);
        try (var socket = bot.online()) {
            new Commands(server).done("user", "disable", "deploy");
            assertEquals(4502, socket.closed());
        }
        bot.get("/api/me").problem(401, "unauthenticated");
    }

    @Test
    void aConnectionStaysWhatItWasOpenedAs() {
        server.signUp("boss");
        for (String other : new String[]{signedIn.token(), token("program-7")}) {
            try (var socket = bot().online()) {
                socket.isRefused(auth(other), "unauthenticated");
                assertEquals(4500, socket.closed());
            }
        }
        try (var socket = signedIn.online()) {
            socket.isRefused(auth(token("deploy")), "unauthenticated");
            assertEquals(4500, socket.closed());
        }
    }

    @Test
    void whoHasNoSessionDecidesNothingOfWhoComesInLater() {
        var bot = bot();
        var devices = bot.get("/api/sessions").expect(200).json().get("sessions");
        assertEquals(1, devices.size());
        assertFalse(devices.get(0).get("current").booleanValue());
        var session = devices.get(0).get("id").textValue();
        bot.delete("/api/sessions/current").problem(403, "forbidden");
        bot.delete("/api/sessions/" + session).problem(403, "forbidden");
        bot.patch("/api/me", Json.object("password", "another long one", "oldPassword", TestServer.PASSWORD))
                .problem(403, "forbidden");
        bot.patch("/api/me", "{\"username\":\"taken-over\"}").problem(403, "forbidden");
        bot.post("/api/me/ways/corp", "").problem(403, "forbidden");
        bot.delete("/api/me/ways/corp").problem(403, "forbidden");
        bot.post("/api/me/second-factor", "").problem(403, "forbidden");
        for (var proved : List.of("/api/me/second-factor/off", "/api/me/second-factor/recovery-codes")) {
            bot.post(proved, Json.object("password", TestServer.PASSWORD, "code", "123456")).problem(403, "forbidden");
        }
        bot.post("/api/me/passkeys/options", "").problem(403, "forbidden");
        bot.post("/api/me/passkeys", "{}").problem(403, "forbidden");
        bot.patch("/api/me/passkeys/x", "{}").problem(403, "forbidden");
        bot.delete("/api/me/passkeys/x").problem(403, "forbidden");
        signedIn.get("/api/me").expect(200);
        assertEquals("deploy", server.signIn("deploy").username());
        bot.patch("/api/me", "{\"note\":\"deploys\"}").expect(200);
    }

    @Test
    void whatAProgramWithARoleDoesIsInTheAuditLogAsItsAccounts() {
        var boss = server.signUp("boss");
        owner.patch("/api/users/" + boss.id(), "{\"role\":\"admin\"}").expect(200);
        var bot = new Person(server, boss.id(), "boss", token("program-7"), "");
        bot.patch("/api/users/" + signedIn.id(), "{\"role\":\"admin\"}").expect(200);
        var entry = new Commands(server).audit().getLast();
        assertEquals("boss account_role deploy", String.join(" ", entry.get("actorName").textValue(),
                entry.get("deed").textValue(), entry.get("subjectName").textValue()));
        bot.post("/api/users/" + boss.id() + "/reset", "").problem(403, "forbidden");
        var deploy = bot();
        deploy.patch("/api/users/" + boss.id(), "{\"role\":\"member\"}").expect(200);
        bot.patch("/api/place", "{\"name\":\"Mine\"}").problem(403, "forbidden");
    }

    @Test
    void aSubjectSpeaksForNobodyWhomTheOperatorDoesNotName() {
        for (String subject : new String[]{"owner", "Deploy", "boss", "program-7"}) {
            try (var logs = Logs.keep()) {
                server.http().get("/api/me").with("Authorization", "Bearer " + token(subject)).answer()
                        .problem(401, "unauthenticated");
                assertTrue(logs.all().contains(subject.equals("program-7")
                        ? "A bearer token speaks for an account that is not there, or is disabled."
                        : "A bearer token of the issuer is not good here."), logs.all());
            }
        }
        assertEquals(2, owner.get("/api/users").json().get("users").size(), "no account is made by a token");
        owner.get("/api/me").expect(200);
    }

    @Test
    void nothingOfATokenReachesTheLog() {
        try (var logs = Logs.keep()) {
            var bot = bot();
            bot.get("/api/me").expect(200);
            bot.online().close();
            server.clock().passSeconds(HOUR);
            bot.get("/api/me").problem(401, "unauthenticated");
            for (String part : bot.token().split("\\.", -1)) {
                assertFalse(logs.all().contains(part), logs.all());
            }
        }
    }

    @Test
    @OneNode
    void itsRatesAreThoseOfItsAccount() {
        try (var limited = provider.placeOfBots("KLATCH_RATE_LIMITS", "on")) {
            var account = limited.signUp("deploy");
            var bot = new Person(limited, account.id(), "deploy", token("deploy"), "");
            var room = account.foyer();
            for (int i = 0; i < 15; i++) {
                bot.post("/api/rooms/" + room + "/messages", Json.object("key", "by-token-" + i, "text", "t"))
                        .expect(201);
                account.post("/api/rooms/" + room + "/messages", Json.object("key", "by-session-" + i, "text", "t"))
                        .expect(201);
            }
            bot.post("/api/rooms/" + room + "/messages", Json.object("key", "one-too-many", "text", "t"))
                    .problem(429, "rate_limited");
        }
    }

    @Test
    void whereNoIssuerIsTrustedItsTokensAreNot() {
        try (var other = TestServer.start()) {
            var deploy = other.signUp("deploy");
            other.http().get("/api/me").with("Authorization", "Bearer " + token("deploy")).answer()
                    .problem(401, "unauthenticated");
            deploy.get("/api/me").expect(200);
        }
    }
}
