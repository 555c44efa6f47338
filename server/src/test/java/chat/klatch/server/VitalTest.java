package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.RoomLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VitalTest {
    private final List<Integer> halts = new ArrayList<>();
    private final Vital vital = new Vital(halts::add);

    private void dies(String thread) {
        vital.uncaughtException(Thread.ofPlatform().name(thread).unstarted(() -> {
        }), new StackOverflowError("a fault"));
    }

    @Test
    void whereAThreadDiesWithoutWhichNothingWorksTheProcessEnds() {
        dies(RoomLog.THREAD);
        dies(Hub.THREAD);
        assertEquals(List.of(Vital.STATUS, Vital.STATUS), halts);
    }

    @Test
    void whereAnyOtherDiesItGoesOn() {
        dies("asks-1");
        assertEquals(List.of(), halts);
    }
}
