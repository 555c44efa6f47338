package chat.klatch.client.view.settings;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.protocol.call.Device;
import java.util.function.LongFunction;

/**
 * A device, and when it was in use last. The server learns that only when a device fetches another access, which one in
 * use does before the last has ended: until then nobody knows better.
 */
record Seen(Device device, String when) {
    private static final long ACCESS_MILLIS = 15 * 60_000;

    /**
     * @param moment
     *            says a moment in words
     */
    static Seen at(long now, Device device, LongFunction<String> moment) {
        if (device.current()) {
            return new Seen(device, PlaceTexts.SEEN_NOW);
        }
        boolean lately = now - device.seenAt() < ACCESS_MILLIS;
        return new Seen(device, lately ? PlaceTexts.SEEN_LATELY : PlaceTexts.seen(moment.apply(device.seenAt())));
    }
}
