package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.api.MeCalls;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.protocol.model.UserId;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The {@link Habits} of whoever is signed in: worn by the page, remembered in this browser for the first paint
 * ({@code boot.js}), and kept on the server. What is changed here counts at once.
 */
public final class Likings {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final long RETRY_MILLIS = 5_000;
    private final MeCalls me;
    private final Clock clock;
    private final Pocket pocket;
    private final Consumer<Habits> changed;
    private final Element root = Browser.getDocument().getDocumentElement();
    private Habits habits = Habits.NONE;
    private boolean dirty;
    private boolean keeping;
    private String unkept = "unkept";
    private Runnable retry = () -> {
    };

    /**
     * @param changed
     *            hears what counts from now on
     */
    public Likings(MeCalls me, Clock clock, Pocket pocket, Consumer<Habits> changed) {
        this.me = me;
        this.clock = clock;
        this.pocket = pocket;
        this.changed = changed;
    }

    public Habits habits() {
        return habits;
    }

    /** Somebody has come. What was changed here and never reached the server is newer than what it has. */
    public void open(UserId user) {
        leave();
        unkept = "unkept." + user;
        var waiting = pocket.get(unkept);
        if (waiting == null) {
            fetch();
        } else {
            wear(Habits.read(waiting));
            keep();
        }
    }

    /** They were changed elsewhere, unless there is something newer here. */
    public void fetch() {
        me.settings(json -> {
            if (!dirty && !keeping) {
                wear(Habits.read(json));
            }
        }, _ -> {
            // what this browser remembers does until the server answers
        });
    }

    /** Somebody else may come: the look stays, their rooms do not. */
    public void leave() {
        retry.run();
        dirty = false;
        keeping = false;
        habits = Habits.NONE;
    }

    public void change(UnaryOperator<Habits> how) {
        wear(how.apply(habits));
        pocket.put(unkept, habits.write());
        dirty = true;
        if (!keeping) {
            keep();
        }
    }

    /** One at a time, so that the last is the last. */
    private void keep() {
        retry.run();
        dirty = false;
        keeping = true;
        me.keepSettings(habits.write(), () -> {
            keeping = false;
            if (dirty) {
                keep();
            } else {
                pocket.drop(unkept);
            }
        }, _ -> {
            keeping = false;
            dirty = true;
            retry = clock.after(RETRY_MILLIS, this::keep);
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
        look("letters", next.letters());
        changed.accept(next);
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
