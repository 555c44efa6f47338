package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.DateTimeFormat;
import chat.klatch.client.browser.dom.LocalDate;
import chat.klatch.client.i18n.Texts;
import org.teavm.jso.core.JSObjects;

/** Moments as people here write them: hours in the way of this device, days in the language of the texts. */
public final class Times {
    private static final long MINUTE_MILLIS = 60_000;
    public static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;
    private static final long HALF_YEAR_DAYS = 180;
    private final DateTimeFormat hour;
    private final DateTimeFormat day;
    private final DateTimeFormat dayOfYear;

    public Times() {
        hour = new DateTimeFormat(Browser.getNavigator().getLanguage(), hour());
        day = new DateTimeFormat(Texts.LANGUAGE, day());
        var withYear = day();
        withYear.setYear("numeric");
        dayOfYear = new DateTimeFormat(Texts.LANGUAGE, withYear);
    }

    private static DateTimeFormat.Options hour() {
        DateTimeFormat.Options parts = JSObjects.create();
        parts.setTimeStyle("short");
        return parts;
    }

    private static DateTimeFormat.Options day() {
        DateTimeFormat.Options parts = JSObjects.create();
        parts.setWeekday("long");
        parts.setDay("numeric");
        parts.setMonth("long");
        return parts;
    }

    /** The day on which a moment falls here, as a number that grows by one each midnight. */
    public static long dayOf(long at) {
        return Math.floorDiv(at - new LocalDate((double) at).getTimezoneOffset() * MINUTE_MILLIS, DAY_MILLIS);
    }

    /** Milliseconds from {@code now} to the end of its day, or an hour off where clocks are changed. */
    public static long untilMidnight(long now) {
        return DAY_MILLIS
                - Math.floorMod(now - new LocalDate((double) now).getTimezoneOffset() * MINUTE_MILLIS, DAY_MILLIS);
    }

    public String hour(long at) {
        return hour.format((double) at);
    }

    public String day(long at, long now) {
        long ago = dayOf(now) - dayOf(at);
        if (ago == 0) {
            return Texts.TODAY;
        }
        if (ago == 1) {
            return Texts.YESTERDAY;
        }
        return Math.abs(ago) < HALF_YEAR_DAYS ? day.format((double) at) : dayOfYear.format((double) at);
    }

    /** For "new since": the hour where that is enough, else the day. */
    public String since(long at, long now) {
        return dayOf(at) == dayOf(now) ? hour(at) : day(at, now);
    }

    /** The day, and the hour where it is near. */
    public String moment(long at, long now) {
        long days = Math.abs(dayOf(now) - dayOf(at));
        return days == 0 ? hour(at) : days == 1 ? day(at, now) + " " + hour(at) : day(at, now);
    }

    /** For machines. */
    public static String iso(long at) {
        return new LocalDate((double) at).toISOString();
    }
}
