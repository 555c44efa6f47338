package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code klatch.url} does: a journey at a server that stands already, with people of the same names in it. */
@InBrowsers
class StandingServerTest {
    @TempDir
    private Path folder;

    @Test
    void aJourneyGoesAtAServerInWhichItWentBefore(Place standing) throws IOException {
        journey(standing);
        var visited = standing.visitedAgain(folder);
        journey(visited);
        assertThrows(IllegalStateException.class, visited::server, "it is not ours to kill");
        assertEquals(0, visited.close(false).size());
    }

    private static void journey(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("Hello Bob");
        bob.sees("Hello Bob");
        place.everybodyReads("Hello Bob");
    }
}
