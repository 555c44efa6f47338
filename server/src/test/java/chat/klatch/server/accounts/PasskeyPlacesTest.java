package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.oidc.TestProvider;
import chat.klatch.server.oidc.Traveller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there are passkeys, as the operator has it, and what is left to come in by. */
class PasskeyPlacesTest {
    private static final String PATH = "/api/me/passkeys";
    private static final String SIGN_IN = "/api/sessions/passkey";
    private static final String PROOF = Json.object("password", TestServer.PASSWORD, "code", "");

    private static SoftAuthenticator of(Person person) {
        var passkey = SoftAuthenticator.at("http://localhost:" + person.server().port(), "localhost");
        passkey.madeBy(person);
        return passkey;
    }

    @ParameterizedTest
    @CsvSource({"https://chat.example, chat.example", "https://chat.example:8443, chat.example", "https://chat, chat",
            "http://localhost:8080, localhost", "https://localhost, localhost", "http://chat.example,",
            "https://192.0.2.7,", "https://[2001:db8::1],"})
    void aPlaceHasThemAtAPublicAddressWithTlsOrOnThisMachine(String url, String domain) {
        try (var server = TestServer.start("KLATCH_URL", url)) {
            var told = server.http().get("/api/place").answer().expect(200).json();
            assertEquals(domain, told.path("passkeys").textValue());
            server.http().post(SIGN_IN + "/options", "").answer().expect(domain == null ? 404 : 200);
        }
    }

    @Test
    void withoutAnAddressThereAreThoseOfThisMachineAndNoneElsewhere() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            var passkey = of(ada);
            passkey.comesIn(ada).expect(201);
            assertFalse(server.http().get("/api/place").answer().json().has("passkeys"));
            ada.get(PATH).problem(404, "not_found");
            ada.post(PATH + "/options", PROOF).problem(404, "not_found");
            server.http().post(SIGN_IN + "/options", "").answer().problem(404, "not_found");
            for (String other : new String[]{"chat.example", "localhost.evil.example", "localhost:1@evil.example",
                    "localhost:port", "Localhost "}) {
                assertFalse(server.http().get("/api/place").with("X-Forwarded-Host", other)
                        .with("X-Forwarded-Proto", "https")
                        .answer().expect(200).json()
                        .has("passkeys"), other);
            }
        }
    }

    @Test
    void whoAsksFromElsewhereCannotPretendToBeHere() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            var passkey = of(ada);
            passkey.here(server.http().post(SIGN_IN + "/options", "").with("X-Forwarded-For", "192.0.2.7"))
                    .problem(404, "not_found");
            passkey.here(server.http().get(PATH).as(ada).with("X-Forwarded-For", "192.0.2.7")).problem(404,
                    "not_found");
        }
    }

    @Test
    void whereTheOperatorWantsNoneThereAreNone() {
        try (var server = TestServer.start("KLATCH_URL", "https://chat.example", "KLATCH_PASSKEYS", "off")) {
            var ada = server.signUp("ada");
            assertFalse(server.http().get("/api/place").answer().expect(200).json().has("passkeys"));
            server.http().post(SIGN_IN + "/options", "").answer().problem(404, "not_found");
            ada.post(PATH + "/options", PROOF).problem(404, "not_found");
        }
    }

    @Test
    void whoComesInWithoutAPasswordMakesOneOnlyRightAfterComingIn() {
        try (var provider = TestProvider.start(); var server = provider.place("KLATCH_PASSWORDS", "off")) {
            server.signUp("owner");
            var ada = new Traveller(server).comesIn("corp", "ada", "{}");
            var passkey = SoftAuthenticator.at("http://localhost:" + server.port(), "localhost");
            server.clock().passSeconds(600);
            passkey.here(server.http().post(PATH + "/options", "").as(ada)).expect(200);
            server.clock().passSeconds(1);
            passkey.here(server.http().post(PATH + "/options", "").as(ada)).problem(403, "forbidden");
            of(new Traveller(server).comesIn("corp", "ada", "{}"));
            passkey.here(server.http().post(PATH + "/options", "").as(ada)).problem(403, "forbidden");
        }
    }

    @Test
    void nobodyRemovesTheirLastWayInAndPasskeysAreOne() {
        try (var provider = TestProvider.start(); var server = provider.place("KLATCH_PASSWORDS", "off")) {
            var owner = server.signUp("owner");
            var ada = new Traveller(server).comesIn("corp", "ada", "{}");
            var passkey = of(ada);
            assertTrue(passkey.here(server.http().get("/api/me/ways").as(ada)).json().get("passkeys").booleanValue());
            ada.delete("/api/me/ways/corp").problem(409, "conflict"); // by another address the passkey is none
            passkey.here(server.http().ask("DELETE", "/api/me/ways/corp").as(ada)).expect(204);
            var id = passkey.here(server.http().get(PATH).as(ada)).json().at("/passkeys/0/id").textValue();
            passkey.here(server.http().ask("DELETE", PATH + "/" + id).as(ada)).problem(409, "conflict");
            passkey.comesIn(ada).expect(201);
            of(ada);
            passkey.here(server.http().ask("DELETE", PATH + "/" + id).as(ada)).expect(204);
            assertFalse(passkey.here(server.http().get("/api/me/ways").as(owner)).json().has("passkeys"));
        }
    }

    @Test
    void whoTriesTooOftenIsToldToWait() {
        try (var server = TestServer.start("KLATCH_URL", "https://chat.example", "KLATCH_RATE_LIMITS", "on")) {
            for (int i = 0; i < 60; i++) {
                server.http().post(SIGN_IN + "/options", "").answer().expect(200);
            }
            server.http().post(SIGN_IN + "/options", "").answer().problem(429, "rate_limited");
            server.http().post(SIGN_IN, Json.object("credential", "x")).answer().problem(429, "rate_limited");
            server.clock().passSeconds(60);
            server.http().post(SIGN_IN + "/options", "").answer().expect(200);
        }
    }
}
