package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRelayTest extends RelayContract {
    private final LocalRelay.Ring ring = new LocalRelay.Ring();

    @Override
    Relay end(List<String> heard) {
        var end = ring.end();
        end.listen(heard::add);
        return end;
    }

    @Test
    void anEndOfItsOwnRingCarriesNothing() {
        try (var alone = ring.end()) {
            alone.publish("to nobody");
            assertFalse(alone.carries());
        }
    }
}
