package chat.klatch.client.browser;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.LocalDate;
import chat.klatch.client.browser.dom.Performance;

/** This machine's clock, and the browser's timers. */
public final class BrowserClock implements Clock {
    /** A timer of more than this runs at once, so nothing may wait longer. */
    private static final long LONGEST_MILLIS = Integer.MAX_VALUE;

    @Override
    public long now() {
        return (long) LocalDate.now();
    }

    @Override
    public long elapsed() {
        return (long) Performance.now();
    }

    @Override
    public Runnable after(long millis, Runnable task) {
        int timer = Browser.setTimeout(task::run, (double) Math.min(millis, LONGEST_MILLIS));
        return () -> Browser.clearTimeout(timer);
    }
}
