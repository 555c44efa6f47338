package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** A moment as the calendar of this machine has it. */
@JSClass(name = "Date")
public final class LocalDate implements JSObject {
    public LocalDate(double millis) {
    }

    public static native double now();

    /** Minutes by which local time is behind UTC. */
    public native int getTimezoneOffset();

    public native String toISOString();
}
