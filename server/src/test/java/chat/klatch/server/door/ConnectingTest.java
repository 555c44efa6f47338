package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ConnectingTest {
    @Test
    void aGoodTokenOnTheUpgradeIsWelcomedAtOnceWithoutRe() {
        try (var server = TestServer.start(); var ada = server.signUp("ada").connect()) {
            var welcome = ada.hears("welcome");
            assertEquals(false, welcome.has("re"));
            assertEquals("ada", welcome.get("user").get("username").textValue());
        }
    }
}
