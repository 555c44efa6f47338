package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every relay owes to those who hold on to it. */
abstract class RelayContract {
    /** One more end of the same place; listens already, and hears whatever is published from now on. */
    abstract Relay end(List<String> heard);

    @Test
    void everyoneHearsWhatIsPublishedOneselfTooInTheSendersOrder() {
        var here = new CopyOnWriteArrayList<String>();
        var there = new CopyOnWriteArrayList<String>();
        try (var one = end(here); var _ = end(there)) {
            var hints = IntStream.range(0, 500).mapToObj(i -> "hint " + i + "\nits second line, “ö” 🦊").toList();
            hints.forEach(one::publish);
            Await.until("all hints here", () -> here.size() >= hints.size());
            Await.until("all hints there", () -> there.size() >= hints.size());
            assertEquals(hints, here);
            assertEquals(hints, there);
        }
    }

    @Test
    void itCarriesWhileThereIsSomebody() {
        try (var one = end(new CopyOnWriteArrayList<>()); var _ = end(new CopyOnWriteArrayList<>())) {
            assertTrue(one.carries());
        }
    }

    @Test
    void whoHasClosedHearsNothingMoreAndWhatTheyPublishHarmsNobody() {
        var heard = new CopyOnWriteArrayList<String>();
        var others = new CopyOnWriteArrayList<String>();
        try (var one = end(others)) {
            var closed = end(heard);
            closed.close();
            one.publish("after");
            Await.until("the hint", () -> others.contains("after"));
            closed.publish("from nobody");
            assertEquals(List.of(), heard);
        }
    }
}
