package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.ResizeObserver;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.protocol.call.Problem;
import java.util.function.Function;

/**
 * What was done, in a word that goes by itself, and what failed, in one that stays. At most two at a time, besides what
 * gives somebody back what they wrote: that goes only when they take it away.
 */
public final class Toasts {
    private static final long DONE_MILLIS = 6_000;
    private static final long OFFER_MILLIS = 10_000;
    private static final int MOST = 2;
    private static final String CLOSE = "[data-do=close]";
    /** How high that is over which they lie: never over what somebody writes. */
    private static final String FOOT = "--foot";
    private final Clock clock;
    private final Function<Problem, String> words;
    private final Element region = Page.byId("toasts");
    private final Pile<Toast> shown = new Pile<>(MOST);

    /**
     * @param words
     *            says a problem in words
     */
    public Toasts(Clock clock, Function<Problem, String> words) {
        this.clock = clock;
        this.words = words;
        var foot = Page.in(Page.byId("talk"), "footer");
        new ResizeObserver(() -> region.getStyle().setProperty(FOOT, foot.getClientHeight() + "px")).observe(foot);
    }

    public void done(String text) {
        var toast = put(text, "status", false);
        var _ = clock.after(DONE_MILLIS, toast::drop);
    }

    /**
     * What was done by another, and what can be done on that.
     *
     * @param act
     *            what the button says, and {@code label} to those who listen
     * @return takes it away
     */
    public Runnable done(String text, String act, String label, Runnable then) {
        var toast = put(text, "status", false);
        var button = toast.offer(act, () -> {
            toast.drop();
            then.run();
        });
        button.setAttribute("aria-label", label);
        lapse(toast);
        return toast::drop;
    }

    /** Not from under whoever has come to it. */
    private void lapse(Toast toast) {
        var _ = clock.after(OFFER_MILLIS, () -> {
            if (toast.element.contains(Browser.getDocument().getActiveElement())) {
                lapse(toast);
            } else {
                toast.drop();
            }
        });
    }

    public void failed(String text) {
        failing(text, false);
    }

    /**
     * What failed of what somebody wrote, and where they find it: {@code act} and {@code label} as in {@link #done}.
     *
     * @return takes it away
     */
    public Runnable failed(String text, String act, String label, Runnable then) {
        var toast = failing(text, true);
        var button = toast.offer(act, () -> {
            toast.drop();
            then.run();
        });
        button.setAttribute("aria-label", label);
        return toast::drop;
    }

    private Toast failing(String text, boolean kept) {
        var toast = put(text, "alert", kept);
        Page.in(toast.element, ".ico").removeAttribute("hidden");
        return toast;
    }

    /**
     * What failed of what somebody wrote, with a way to have that back.
     *
     * @param written
     *            what can be copied; where the browser forbids that, it is shown
     * @return takes it away
     */
    public Runnable failed(String text, String written) {
        return failed(text, written, () -> {
            // it is kept elsewhere
        });
    }

    /**
     * The same.
     *
     * @param taken
     *            runs when whoever wrote it has taken this away themselves
     */
    public Runnable failed(String text, String written, Runnable taken) {
        var toast = failing(text, true);
        Page.in(toast.element, CLOSE).addEventListener("click", _ -> taken.run());
        toast.offer(TalkTexts.COPY_TEXT, () -> Copying.copy(written, copied -> {
            var copy = toast.button();
            if (copied) {
                Page.text(copy, TalkTexts.COPIED);
            } else {
                copy.setHidden(true);
                Page.text(Page.in(toast.element, "span"), TalkTexts.NOT_COPIED + "\n" + written);
            }
        }));
        return toast::drop;
    }

    public void failed(Problem problem) {
        failed(words.apply(problem));
    }

    private Toast put(String text, String role, boolean kept) {
        var toast = new Toast(Page.copy("toast"));
        toast.element.setAttribute("role", role);
        Page.in(toast.element, CLOSE).addEventListener("click", _ -> toast.drop());
        region.append(toast.element);
        Page.in(toast.element, "span").setTextContent(text); // after it is in the page: only what changes is read aloud
        var last = shown.add(toast, kept);
        if (last != null) {
            last.drop();
        }
        region.setScrollTop(region.getScrollHeight()); // where there are many, the newest is seen
        return toast;
    }

    /** Whoever they were for has left. */
    public void clear() {
        shown.all().forEach(Toast::drop);
    }

    private final class Toast {
        private final Element element;

        Toast(Element element) {
            this.element = element;
        }

        Element button() {
            return Page.in(element, "[data-do=act]");
        }

        Element offer(String act, Runnable then) {
            var button = button();
            Page.text(button, act);
            button.setHidden(false);
            button.addEventListener("click", _ -> then.run());
            return button;
        }

        void drop() {
            shown.remove(this);
            element.remove();
        }
    }
}
