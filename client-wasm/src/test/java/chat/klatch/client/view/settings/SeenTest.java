package chat.klatch.client.view.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.protocol.call.Device;
import chat.klatch.protocol.model.SessionId;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final long MINUTE = 60_000;

    private static String seen(long minutesAgo, boolean current) {
        var device = new Device(new SessionId("one"), 0, 100 * MINUTE, "Firefox", current);
        return Seen.at((100 + minutesAgo) * MINUTE, device, at -> at / MINUTE + "").when();
    }

    @Test
    void whatIsBeforeOnesEyesIsInUseNow() {
        assertEquals(PlaceTexts.SEEN_NOW, seen(0, true));
        assertEquals(PlaceTexts.SEEN_NOW, seen(14, true));
    }

    @Test
    void ofAnotherNobodyKnowsMoreThanItsAccessTells() {
        assertEquals(PlaceTexts.SEEN_LATELY, seen(0, false));
        assertEquals(PlaceTexts.SEEN_LATELY, seen(14, false));
        assertEquals(PlaceTexts.seen("100"), seen(15, false));
    }
}
