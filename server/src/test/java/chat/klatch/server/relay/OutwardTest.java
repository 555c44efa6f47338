package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.TestPostgres;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Test
    void whoChangesWhileAnOlderStateIsCommittedIsLastHeardAsTheyAre() {
        var place = TestPostgres.place();
        var ring = new LocalRelay.Ring();
        var heard = new CopyOnWriteArrayList<String>();
        try (var ours = Postgres.openAsItIs(place); var near = ring.end(); var far = ring.end()) {
            far.listen(text -> Hint.read(text).ifPresent(hint -> heard.addAll(hint.item().lines())));
            var bob = new UserId("bob");
            var outward = new Outward(ours, near);
            ours.onNews(item -> {
                outward.present(Map.of(bob, Optional.of(Presence.AWAY)));
                near.publish(new Hint(item, 0).text());
            });
            outward.present(Map.of(bob, Optional.of(Presence.DND)));
            outward.live();
            assertEquals("presence bob away", heard.getLast(), heard::toString);
        } finally {
            TestPostgres.drop(place);
        }
    }
}
