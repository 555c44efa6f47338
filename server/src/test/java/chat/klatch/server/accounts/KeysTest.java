package chat.klatch.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
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

    private static String keyOf(String token) {
        return Json.read(new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
                StandardCharsets.UTF_8)).get("kid").textValue();
    }

    private Answer refresh(String token) {
        return server.http().post("/api/sessions/refresh", Json.object("refreshToken", token)).answer();
    }

    @Test
    void theKeysOutliveARestart() {
        server.restart();
        ada.get("/api/me").expect(200);
        refresh(ada.refreshToken()).expect(200);
    }

    @Test
    void anotherKeySignsAfterThirtyDaysAndNobodyIsSignedOut() {
        server.clock().pass(Duration.ofDays(30).minusMinutes(5));
        var before = refresh(ada.refreshToken()).expect(200);
        server.clock().pass(Duration.ofMinutes(5));
        var bob = server.signUp("bob");
        var oldToken = before.json().get("accessToken").textValue();
        assertNotEquals(keyOf(oldToken), keyOf(bob.token()));
        server.http().get("/api/me").with("Authorization", "Bearer " + oldToken).answer().expect(200);
        var after = refresh(before.cookie("klatch_refresh")).expect(200);
        assertEquals(keyOf(bob.token()), keyOf(after.json().get("accessToken").textValue()));
    }

    @Test
    void whatAnOldKeySignedHoldsForItsThirtyDaysAndOverRestarts() {
        server.clock().pass(Duration.ofDays(29));
        var last = refresh(ada.refreshToken()).expect(200).cookie("klatch_refresh");
        for (int days = 0; days < 30; days += 10) {
            server.clock().pass(Duration.ofDays(10));
            server.signUp("newcomer" + days);
            server.restart();
        }
        refresh(last).expect(200);
    }

    @Test
    void aTokenOfAnotherKeyIsNotBelieved() {
        var forged = ada.token().substring(0, ada.token().lastIndexOf('.') + 1) + "A".repeat(43);
        server.http().get("/api/me").with("Authorization", "Bearer " + forged).answer().problem(401,
                "unauthenticated");
        refresh(ada.refreshToken().substring(0, ada.refreshToken().length() - 2) + "AA").problem(401,
                "unauthenticated");
        refresh(ada.refreshToken().replace(".0.", ".1.")).problem(401, "unauthenticated");
        refresh(ada.refreshToken()).expect(200);
    }
}
