package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.ResizeObserver;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.protocol.call.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was done, in a word that goes by itself, and what failed, in one that stays. At most two at a time. */
public final class Toasts {
    private static final long DONE_MILLIS = 6_000;
    private static final int MOST = 2;
    /** How high that is over which they lie: never over what somebody writes. */
    private static final String FOOT = "--foot";
    private final Clock clock;
    private final Function<Problem, String> words;
    private final Element region = Page.byId("toasts");
    private final List<Element> shown = new ArrayList<>();

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
        var toast = put(text, "status");
        var _ = clock.after(DONE_MILLIS, () -> drop(toast));
    }

    public void failed(String text) {
        Page.in(put(text, "alert"), ".ico").removeAttribute("hidden");
    }

    /**
     * What failed of what somebody wrote, with a way to have that back.
     *
     * @param written
     *            what can be copied; where the browser forbids that, it is shown
     * @return takes it away
     */
    public Runnable failed(String text, String written) {
        var toast = put(text, "alert");
        Page.in(toast, ".ico").removeAttribute("hidden");
        var copy = Page.in(toast, "[data-do=copy]");
        Page.text(copy, TalkTexts.COPY_TEXT);
        copy.setHidden(false);
        copy.addEventListener("click", _ -> Copying.copy(written, copied -> {
            if (copied) {
                Page.text(copy, TalkTexts.COPIED);
            } else {
                copy.setHidden(true);
                Page.text(Page.in(toast, "span"), TalkTexts.NOT_COPIED + "\n" + written);
            }
        }));
        return () -> drop(toast);
    }

    public void failed(Problem problem) {
        failed(words.apply(problem));
    }

    private Element put(String text, String role) {
        var toast = Page.copy("toast");
        toast.setAttribute("role", role);
        Page.in(toast, "[data-do=close]").addEventListener("click", _ -> drop(toast));
        region.append(toast);
        Page.in(toast, "span").setTextContent(text); // after it is in the page: only what changes is read aloud
        shown.add(toast);
        if (shown.size() > MOST) {
            drop(shown.getFirst());
        }
        return toast;
    }

    /** Whoever they were for has left. */
    public void clear() {
        List.copyOf(shown).forEach(this::drop);
    }

    private void drop(Element toast) {
        shown.remove(toast);
        toast.remove();
    }
}
