package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.api.MeCalls;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import java.util.function.UnaryOperator;

/**
 * The {@link Habits} of whoever is signed in: worn by the page, remembered in this browser for the first paint
 * ({@code boot.js}), and kept on the server. What is changed here counts at once.
 */
public final class Likings {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final long KEEP_MILLIS = 400;
    private final MeCalls me;
    private final Clock clock;
    private final Pocket pocket;
    private final Runnable changed;
    private final Element root = Browser.getDocument().getDocumentElement();
    private Habits habits = Habits.NONE;
    private boolean dirty;
    private Runnable keeping = () -> {
    };

    /**
     * @param changed
     *            hears that something is to be drawn anew
     */
    public Likings(MeCalls me, Clock clock, Pocket pocket, Runnable changed) {
        this.me = me;
        this.clock = clock;
        this.pocket = pocket;
        this.changed = changed;
    }

    public Habits habits() {
        return habits;
    }

    /** Somebody has come, or changed them elsewhere. What waits to be kept here is newer. */
    public void fetch() {
        me.settings(json -> {
            if (!dirty) {
                wear(Habits.read(json));
            }
        }, _ -> {
            // what this browser remembers does until the server answers
        });
    }

    /** Somebody else may come: the look stays, their rooms do not. */
    public void leave() {
        keeping.run();
        dirty = false;
        habits = Habits.NONE;
    }

    public void change(UnaryOperator<Habits> how) {
        wear(how.apply(habits));
        dirty = true;
        keeping.run();
        keeping = clock.after(KEEP_MILLIS, this::keep);
    }

    private void keep() {
        dirty = false;
        me.keepSettings(habits.write(), () -> {
        }, problem -> {
            dirty = true; // with the next change, or when the page is opened again from what the browser remembers
        });
    }

    /** Light where it is dark, and dark where it is light. */
    public void flip() {
        var worn = root.getAttribute("data-theme");
        boolean dark = worn == null
                ? Browser.matchMedia("(prefers-color-scheme: dark)").isMatching()
                : worn.equals(DARK);
        change(now -> now.withTheme(dark ? LIGHT : DARK));
    }

    private void wear(Habits next) {
        habits = next;
        look("theme", next.theme());
        look("contrast", next.contrast());
        look("density", next.density());
        look("motion", next.motion());
        look("enter", next.enter());
        changed.run();
    }

    private void look(String name, String value) {
        Page.attribute(root, "data-" + name, !value.isEmpty(), value);
        if (value.isEmpty()) {
            pocket.drop(name);
        } else {
            pocket.put(name, value);
        }
    }
}
