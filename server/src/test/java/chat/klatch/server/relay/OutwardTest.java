package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a node has others hear of it. */
@NeedsPostgres
class OutwardTest {
    @Test
    void aSignOfLifeAndTidyingUpWaitForNobodyWhoStandsStillWithThePlace() {
        var place = TestPostgres.place();
        try (var still = Postgres.openAsItIs(place);
                var ours = Postgres.openAsItIs(place);
                var relay = new LocalRelay.Ring().end()) {
            var outward = new Outward(ours, relay);
            still.<Object>write(handle -> {
                outward.live();
                outward.tidy();
                return handle;
            });
            var found = still.read(handle -> News.since(handle, still.node(), Map.of(), 1));
            assertTrue(found.well().contains(ours.node()));
        } finally {
            TestPostgres.drop(place);
        }
    }
}
