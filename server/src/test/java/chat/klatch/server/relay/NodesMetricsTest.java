package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Exposed;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.NeedsPostgres;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** docs/operations.md, "Numbers": those of several nodes count what they say. */
@NeedsPostgres
class NodesMetricsTest {
    private static double number(TestServer node, String name) {
        return Exposed.by(node).of(name);
    }

    /** One node's message is told on the other. */
    private static void tells(TestNodes nodes) {
        var ada = nodes.node(0).signUp("ada");
        try (var there = ada.at(nodes.node(1)).online()) {
            there.joins(ada.foyer());
            ada.writes(ada.foyer(), "key-that-is-told", "hello");
            there.hears("message");
        }
    }

    private static void assertTold(Supplier<Relay> relays, String name) {
        try (var nodes = new TestNodes(2, relays, "KLATCH_REDIS", "redis://127.0.0.1:1")) {
            double before = number(nodes.node(1), name);
            tells(nodes);
            assertTrue(number(nodes.node(1), name) > before, name);
            assertTrue(number(nodes.node(1), "klatch_news_age_seconds") <= 10);
        }
    }

    @Test
    void whatAHintTellsIsCountedAsHinted() {
        assertTold(new LocalRelay.Ring()::end, "klatch_news_hinted_total");
    }

    @Test
    void whatIsFoundWithoutAHintIsCountedAsFoundAndRedisIsDown() {
        assertTold(() -> new LocalRelay.Ring().end(), "klatch_news_found_total");
        try (var nodes = new TestNodes(1, () -> new LocalRelay.Ring().end(), "KLATCH_REDIS", "redis://127.0.0.1:1")) {
            assertEquals(1, number(nodes.node(0), "klatch_relay_down"));
        }
    }
}
