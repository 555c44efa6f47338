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
 * ({@code boot.js}), and kept on the server ({@link Choices}). What is changed here counts at once.
 */
public final class Likings {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private final Pocket pocket;
    private final Consumer<Habits> changed;
    private final Choices choices;
    private final Element root = Browser.getDocument().getDocumentElement();
    private String unkept = "unkept";

    /**
     * @param changed
     *            hears what counts from now on
     */
    public Likings(MeCalls me, Clock clock, Pocket pocket, Consumer<Habits> changed) {
        this.pocket = pocket;
        this.changed = changed;
        choices = new Choices(me, clock, this::wear, this::remember);
    }

    public Habits habits() {
        return choices.now();
    }

    /** Somebody has come. What was changed here and never reached the server is newer than what it has. */
    public void open(UserId user) {
        unkept = "unkept." + user;
        var waiting = pocket.get(unkept);
        var remembered = Habits.NONE;
        for (String name : Habits.LOOKS) {
            remembered = remembered.with(name, worn(name));
        }
        choices.open(remembered, waiting == null ? "" : waiting);
    }

    private String worn(String name) {
        var value = root.getAttribute("data-" + name);
        return value == null ? "" : value;
    }

    /** They were changed, here or elsewhere. */
    public void told() {
        choices.told();
    }

    /** The connection stands, or does not: what was changed elsewhere without one was told to nobody here. */
    public void linked(boolean up) {
        choices.linked(up);
    }

    /** Somebody else may come: the look stays, their rooms do not. */
    public void leave() {
        choices.leave();
    }

    public void change(UnaryOperator<Habits> how) {
        choices.change(how);
    }

    private void remember(String waiting) {
        if (waiting.isEmpty()) {
            pocket.drop(unkept);
        } else {
            pocket.put(unkept, waiting);
        }
    }

    /** Light where it is dark, and dark where it is light. */
    public void flip() {
        var theme = worn(Habits.THEME);
        boolean dark = theme.isEmpty()
                ? Browser.matchMedia("(prefers-color-scheme: dark)").isMatching()
                : theme.equals(DARK);
        change(now -> now.with(Habits.THEME, dark ? LIGHT : DARK));
    }

    private void wear(Habits next) {
        Habits.LOOKS.forEach(name -> look(name, next.word(name)));
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
