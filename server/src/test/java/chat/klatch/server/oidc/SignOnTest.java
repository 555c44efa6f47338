package chat.klatch.server.oidc;

import static chat.klatch.server.oidc.TestProvider.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Logs;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in by a provider, from the first page to the last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnTest {
    private static final String FAILED = "/#not-signed-in/";
    private TestProvider provider;

    @BeforeAll
    void start() {
        provider = TestProvider.start();
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    private static String field(Person person, String name) {
        return person.get("/api/me").expect(200).json().get("user").get(name).textValue();
    }

    @Test
    void whoIsVouchedForHasAnAccountFromTheFirstTimeOn() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var ada = new Traveller(server).comesIn("corp", "subject-1", claims("Ada.Lovelace", "ada@corp.example"));
            assertEquals("ada.lovelace", ada.username());
            assertEquals("ADA.LOVELACE", field(ada, "name"));
            assertEquals("member", field(ada, "role"));
            assertEquals(server.signUp("bob").foyer(), ada.foyer());
            var again = new Traveller(server).comesIn("corp", "subject-1", claims("another.name", "ada@corp.example"));
            assertEquals(ada.id(), again.id());
            var other = new Traveller(server).comesIn("corp", "subject-2", claims("ada.lovelace", "a@corp.example"));
            assertEquals("ada.lovelace2", other.username());
        }
    }

    @Test
    void theSessionIsLikeAnyOther() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var browser = new Traveller(server);
            var ada = browser.comesIn("corp", "ada", claims("ada", "ada@corp.example"));
            try (var socket = ada.online()) {
                assertEquals(1, ada.get("/api/sessions").json().get("sessions").size());
                ada.delete("/api/sessions/current").expect(204);
                assertEquals(4502, socket.closed());
            }
            ada.get("/api/me").problem(401, "unauthenticated");
            server.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken())).answer()
                    .problem(401, "unauthenticated");
        }
    }

    @Test
    void theProviderIsAskedWithPkceAndNothingOfTheAttemptCanBeReadFromTheCookie() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var browser = new Traveller(server);
            var answer = browser.visits("/auth/oidc/corp").expect(303);
            var address = answer.header("Location");
            assertTrue(address.startsWith(provider.issuer("corp") + "/authorize?"), address);
            for (String part : new String[]{"code_challenge_method=S256", "code_challenge=", "state=", "nonce=",
                    "response_type=code", "scope=openid"}) {
                assertTrue(address.contains(part), address);
            }
            var cookie = answer.header("Set-Cookie");
            for (String part : new String[]{"; Path=/auth/oidc", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"}) {
                assertTrue(cookie.contains(part), cookie);
            }
            for (String secret : new String[]{"state", "nonce"}) {
                assertFalse(cookie.contains(value(address, secret)), cookie);
            }
        }
    }

    private static String value(String address, String name) {
        var found = java.util.regex.Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertTrue(found.find(), address);
        return found.group(1);
    }

    @Test
    void onlyTheBrowserThatBeganItEndsItAndOnlyOnceAndInTime() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var claims = claims("ada", "ada@corp.example");
            var browser = new Traveller(server);
            var back = TestProvider.signsIn(browser.leaves("/auth/oidc/corp"), "ada", claims);
            assertEquals(FAILED + "expired", new Traveller(server).comesBack(back));
            var kept = browser.cookie("klatch_sign_on");
            assertEquals(FAILED + "expired", browser.comesBack(back.replace("state=", "state=x")));
            assertEquals("", browser.cookie("klatch_sign_on"));
            browser.keeps("klatch_sign_on", kept + "x");
            assertEquals(FAILED + "expired", browser.comesBack(back));
            browser.keeps("klatch_sign_on", kept);
            assertEquals("/#", browser.comesBack(back));
            browser.keeps("klatch_sign_on", kept);
            assertEquals(FAILED + "expired", browser.comesBack(back), "the code was used");
            back = TestProvider.signsIn(browser.leaves("/auth/oidc/corp"), "ada", claims);
            server.clock().pass(Duration.ofMinutes(10));
            assertEquals(FAILED + "expired", browser.comesBack(back));
        }
    }

    @Test
    void whoSaysNoIsToldSo() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var browser = new Traveller(server);
            var state = value(browser.leaves("/auth/oidc/corp"), "state");
            assertEquals(FAILED + "denied",
                    browser.comesBack(server.url() + "/auth/oidc/corp/callback?error=access_denied&state=" + state));
            assertEquals(FAILED + "unknown", browser.leaves("/auth/oidc/nobody"));
        }
    }

    @Test
    void nothingInAnAddressLeadsElsewhere() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var claims = claims("ada", "ada@corp.example");
            for (String to : new String[]{"https://evil.example", "//evil.example", "%2F%2Fevil.example%23", "x%0d%0ay",
                    "a?b", "a.b"}) {
                var browser = new Traveller(server);
                var address = browser.leaves("/auth/oidc/corp?to=" + to + "&redirect_uri=https://evil.example");
                assertTrue(value(address, "redirect_uri").contains("127.0.0.1"), address);
                var end = browser.comesBack(TestProvider.signsIn(address, "ada", claims));
                assertTrue(end.equals("/#") || end.startsWith("/#//evil") && !end.contains("."), end);
            }
            var browser = new Traveller(server);
            assertEquals("/#room-abc/12", browser.comesBack(
                    TestProvider.signsIn(browser.leaves("/auth/oidc/corp?to=room-abc/12"), "ada", claims)));
        }
    }

    @Test
    void whoMayMakeAnAccountIsTheProvidersOrThePlaces() {
        try (var server = provider.place("KLATCH_SIGNUP", "invite")) {
            var owner = server.signUp("owner");
            assertEquals(FAILED + "invite", new Traveller(server).signsIn("corp", "ada", claims("ada", "a@b.example")));
            var token = owner.post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201).json().get("invite")
                    .get("token").textValue();
            var browser = new Traveller(server);
            assertEquals("/#", browser.comesBack(TestProvider.signsIn(
                    browser.leaves("/auth/oidc/corp?invite=" + token), "ada", claims("ada", "a@b.example"))));
            assertEquals(FAILED + "invite", new Traveller(server).signsIn("corp", "eve", claims("eve", "e@b.example")));
            owner.patch("/api/place", "{\"signup\":\"closed\"}").expect(200);
            assertEquals(FAILED + "closed", new Traveller(server).signsIn("corp", "eve", claims("eve", "e@b.example")));
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
        }
        try (var server = provider.place("KLATCH_SIGNUP", "closed", "KLATCH_OIDC_CORP_SIGNUP", "open")) {
            server.signUp("owner");
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
        }
    }

    @Test
    void onlyVerifiedAddressesOfTheDomainsAreLetIn() {
        try (var server = provider.place("KLATCH_OIDC_CORP_DOMAINS", "corp.example, Other.Example")) {
            server.signUp("owner");
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "Ada@Corp.Example"));
            var _ = new Traveller(server).comesIn("corp", "bob", claims("bob", "bob@other.example"));
            assertEquals(FAILED + "domain",
                    new Traveller(server).signsIn("corp", "eve", claims("eve", "eve@evil.example")));
            assertEquals(FAILED + "domain",
                    new Traveller(server).signsIn("corp", "eve", claims("eve", "eve@notcorp.example")));
            for (String unverified : new String[]{"{}", Json.object("email", "eve@corp.example"),
                    Json.object("email", "eve@corp.example", "email_verified", false),
                    Json.object("email", "a@b@corp.example", "email_verified", true)}) {
                assertEquals(FAILED + "unverified", new Traveller(server).signsIn("corp", "eve", unverified));
            }
        }
    }

    @Test
    void aDisabledAccountStaysOutAndAPlaceWithoutAnOwnerIsSetUpFirst() {
        try (var server = provider.place()) {
            assertEquals(FAILED + "first-run",
                    new Traveller(server).signsIn("corp", "ada", claims("ada", "a@b.example")));
            var owner = server.signUp("owner");
            var ada = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
            owner.patch("/api/users/" + ada.id(), "{\"disabled\":true}").expect(200);
            ada.get("/api/me").problem(401, "unauthenticated");
            assertEquals(FAILED + "disabled",
                    new Traveller(server).signsIn("corp", "ada", claims("ada", "a@b.example")));
            owner.patch("/api/users/" + ada.id(), "{\"disabled\":false}").expect(200);
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
        }
    }

    @Test
    void whereSomebodyComesFromNamesThemWhateverIsSaidThere() {
        try (var server = provider.place()) {
            server.signUp("owner");
            assertEquals("jos", called(server, "1", Json.object("preferred_username", "José@corp.example")));
            assertEquals("grace", called(server, "2",
                    Json.object("email", "grace@corp.example", "email_verified", true)));
            assertEquals("user", called(server, "3", "{}"));
            assertEquals("user2", called(server, "4", Json.object("name", "李")));
            assertEquals("x".repeat(32), called(server, "5", Json.object("preferred_username", "x".repeat(99))));
            assertEquals("x".repeat(31) + "2",
                    called(server, "6", Json.object("preferred_username", "x".repeat(99), "name", "y".repeat(99))));
            assertEquals("user3", called(server, "7", Json.object("preferred_username", 7, "name", "\u0000\n ")));
        }
    }

    private static String called(TestServer server, String subject, String claims) {
        return new Traveller(server).comesIn("corp", subject, claims).username();
    }

    @Test
    void signingOutEndsOursFirstAndThenLeadsToTheProvider() {
        try (var server = provider.place()) {
            server.signUp("owner");
            var browser = new Traveller(server);
            var _ = browser.comesIn("corp", "ada", claims("ada", "a@b.example"));
            assertEquals("corp", server.http().post("/api/sessions/refresh", "")
                    .with("Cookie", "klatch_refresh=" + browser.cookie("klatch_refresh")).answer().expect(200).json()
                    .get("provider").textValue());
            var out = browser.visits("/auth/oidc/corp/sign-out").expect(303).header("Location");
            assertTrue(out.startsWith(provider.issuer("corp") + "/endsession?"), out);
            assertTrue(out.contains("client_id=klatch") && out.contains("post_logout_redirect_uri="), out);
            assertEquals("/", browser.visits("/auth/oidc/nobody/sign-out").expect(303).header("Location"));
        }
    }

    @Test
    void passwordsCanBeSwitchedOffForAllButTheFirstAccount() {
        try (var server = provider.place("KLATCH_PASSWORDS", "off")) {
            var owner = server.signUp("owner");
            var place = server.http().get("/api/place").answer().json();
            assertFalse(place.get("passwords").booleanValue());
            assertEquals("corp", place.get("providers").get(0).get("id").textValue());
            var body = Json.object("username", "owner", "password", TestServer.PASSWORD);
            server.http().post("/api/sessions", body).answer().problem(401, "unauthenticated");
            server.http().post("/api/accounts", body.replace("owner", "eve")).answer().problem(403, "forbidden");
            owner.patch("/api/me", Json.object("password", "another long one", "oldPassword", TestServer.PASSWORD))
                    .problem(403, "forbidden");
            owner.post("/api/users/" + owner.id() + "/reset", "").problem(409, "conflict");
            owner.post("/api/me/second-factor", "").problem(409, "conflict");
            server.http().post("/api/resets", Json.object("token", "x", "password", TestServer.PASSWORD)).answer()
                    .problem(403, "forbidden");
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
        }
        try (var server = provider.place()) {
            assertFalse(server.http().get("/api/place").answer().json().has("passwords"));
            server.signUp("owner");
            var _ = new Traveller(server).comesIn("corp", "ada", claims("ada", "a@b.example"));
            for (String guess : new String[]{"", "x", TestServer.PASSWORD}) {
                assertNotEquals(201,
                        server.http().post("/api/sessions", Json.object("username", "ada", "password", guess))
                                .answer().status());
            }
        }
    }

    @Test
    void whoTriesTooOftenIsToldToWait() {
        try (var server = provider.place("KLATCH_RATE_LIMITS", "on")) {
            server.signUp("owner");
            for (int i = 0; i < 60; i++) {
                assertFalse(new Traveller(server).leaves("/auth/oidc/corp").startsWith("/"));
            }
            assertEquals(FAILED + "too-many", new Traveller(server).leaves("/auth/oidc/corp"));
            server.clock().passSeconds(60);
            assertFalse(new Traveller(server).leaves("/auth/oidc/corp").startsWith("/"));
        }
    }

    @Test
    void noSecretOfItReachesTheLog() {
        try (var logs = Logs.keep(); var server = provider.place()) {
            server.signUp("owner");
            var browser = new Traveller(server);
            var address = browser.leaves("/auth/oidc/corp");
            var kept = browser.cookie("klatch_sign_on");
            var back = TestProvider.signsIn(address, "ada", claims("ada", "ada@corp.example"));
            assertEquals("/#", browser.comesBack(back));
            browser.keeps("klatch_sign_on", kept);
            assertEquals(FAILED + "expired", browser.comesBack(back));
            for (String secret : new String[]{value(address, "state"), value(address, "nonce"), value(back, "code"),
                    kept, "the secret of klatch", "ada@corp.example"}) {
                assertFalse(logs.all().contains(secret), secret);
            }
        }
    }
}
