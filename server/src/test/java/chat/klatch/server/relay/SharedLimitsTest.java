package chat.klatch.server.relay;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.NeedsPostgres;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is counted for the place and not for a node. */
@NeedsPostgres
class SharedLimitsTest {
    private static void assertShared(Supplier<Relay> relays) {
        try (var nodes = new TestNodes(3, relays, "KLATCH_RATE_LIMITS", "on")) {
            nodes.node(0).signUp("gus");
            var wrong = Json.object("username", "gus", "password", "not the password");
            for (int i = 0; i < 5; i++) {
                nodes.node(i % 2).http().post("/api/sessions", wrong).answer().problem(401, "unauthenticated");
            }
            Await.until("the third node has heard of them", () -> nodes.node(2).http()
                    .post("/api/sessions", Json.object("username", "gus", "password", TestServer.PASSWORD)).answer()
                    .status() == 429);
        }
    }

    @Test
    void wrongPasswordsAreCountedTogetherByHints() {
        assertShared(new LocalRelay.Ring()::end);
    }

    @Test
    void wrongPasswordsAreCountedTogetherWithoutThem() {
        assertShared(() -> new LocalRelay.Ring().end());
    }
}
