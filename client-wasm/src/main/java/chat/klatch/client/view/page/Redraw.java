package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;

/**
 * Draws at most once a frame, however much has changed, and soon also where no frames are made because nobody looks:
 * the title must tell of what comes.
 */
public final class Redraw {
    private static final double UNSEEN_MILLIS = 120;
    private final Runnable draw;
    private boolean due;
    private int frame;
    private int timer;

    public Redraw(Runnable draw) {
        this.draw = draw;
    }

    /** Something has changed. */
    public void soon() {
        if (!due) {
            due = true;
            frame = Browser.requestAnimationFrame(this::now);
            timer = Browser.setTimeout(this::now, UNSEEN_MILLIS);
        }
    }

    /** A person has gone elsewhere: the next key that they press is meant for what they see then. */
    public void atOnce() {
        soon();
        now();
    }

    private void now() {
        if (due) {
            due = false;
            Browser.cancelAnimationFrame(frame);
            Browser.clearTimeout(timer);
            draw.run();
        }
    }
}
