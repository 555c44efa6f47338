package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code klatch reset-password}, beside a running server and without one. */
class ResetPasswordTest {
    private static final String NEW = "a new one, pässwörd 🔑";
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Shell.Ran reset(String name, String typed) {
        return new Shell(server.data()).types(typed, server.environment(), "reset-password", name);
    }

    private void signIn(String password, int status) {
        server.http().post("/api/sessions", Json.object("username", "ada", "password", password)).answer()
                .expect(status);
    }

    private void refused(Shell.Ran ran, String sentence) {
        assertEquals(sentence + "\n", ran.err());
        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        ada.get("/api/me").expect(200);
        signIn(TestServer.PASSWORD, 201);
    }

    @Test
    void besideARunningServerItEndsTheirSessionsAndSocketsAndNobodyElses() {
        var bob = server.signUp("bob");
        try (var hers = ada.online(); var tablet = server.signIn("ada").online(); var his = bob.online()) {
            var ran = reset("Ada", NEW + "\n");
            assertEquals("", ran.err());
            assertEquals("ada has a new password, and is signed out everywhere.\n", ran.out());
            assertEquals(0, ran.status());
            ada.get("/api/me").problem(401, "unauthenticated");
            server.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken())).answer()
                    .problem(401, "unauthenticated");
            assertEquals(4502, hers.closed());
            assertEquals(4502, tablet.closed());
            his.settles();
        }
        signIn(TestServer.PASSWORD, 401);
        signIn(NEW, 201);
        bob.get("/api/me").expect(200);
    }

    @Test
    void whereNobodyServesItHoldsAtTheNextStart() {
        server.stop();
        assertEquals(0, reset("ada", NEW).status());
        server.restart();
        ada.get("/api/me").problem(401, "unauthenticated");
        signIn(TestServer.PASSWORD, 401);
        signIn(NEW, 201);
    }

    @Test
    void whatMayNotBeIsToldAndNothingHasChanged() {
        refused(reset("eve", NEW), "Nobody here has the username eve.");
        refused(reset("ada", "too short"), "password must be 10 to 256 characters");
        refused(reset("ada", ""), "No password was set: none came, or the second was not the same as the first.");
    }

    @Test
    void aDisabledAccountStaysOut() {
        var bob = server.signUp("bob");
        ada.patch("/api/users/" + bob.id(), "{\"disabled\":true}").expect(200);
        refused(reset("bob", NEW), "The account bob is disabled: an owner or admin of the place must enable it first.");
    }
}
