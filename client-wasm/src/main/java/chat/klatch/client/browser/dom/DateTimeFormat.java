package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Writes times as people in a place do. */
@JSClass(name = "Intl.DateTimeFormat")
public final class DateTimeFormat implements JSObject {
    public DateTimeFormat(String language, Options options) {
    }

    public native String format(double millis);

    /** Which parts, and how long. */
    public interface Options extends JSObject {
        @JSProperty
        void setTimeStyle(String form);

        @JSProperty
        void setWeekday(String form);

        @JSProperty
        void setDay(String form);

        @JSProperty
        void setMonth(String form);

        @JSProperty
        void setYear(String form);
    }
}
