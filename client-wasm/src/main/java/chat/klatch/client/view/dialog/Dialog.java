package chat.klatch.client.view.dialog;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A sheet over everything, from its template until it is closed: the browser keeps the focus inside, and gives it back
 * to where it was. Esc, a click beside it and another address under it close it, unless something was begun in it.
 */
public final class Dialog {
    /** From the lowest to that on top. */
    private static final List<Dialog> OPEN = new ArrayList<>();
    private final Element root;
    private boolean pressedBeside;
    private String address = "";
    private BooleanSupplier begun = () -> false;
    private Runnable closed = () -> {
    };

    public Dialog(String template) {
        root = Page.copy(template);
        root.addEventListener("keydown", event -> {
            if (event.getKey().equals("Escape") && !event.isComposing() && !event.isDefaultPrevented()) {
                event.preventDefault();
                leave();
            }
        });
        root.addEventListener("pointerdown", event -> pressedBeside = root.isSameNode(event.getTarget()));
        root.addEventListener("click", event -> {
            var target = event.getTarget();
            if (target != null && target.closest("[data-close]") != null) {
                close();
            } else if (pressedBeside && root.isSameNode(target)) { // not a finger that stayed until this came up
                leave();
            }
        });
        root.addEventListener("close", _ -> ended());
    }

    /** Whether one is open, and everything under it waits. */
    public static boolean isAnyOpen() {
        return OPEN.stream().anyMatch(dialog -> dialog.root.isOpen()); // what was closed is told of later
    }

    /** The address is another: what was opened at the one before is left, as by Esc. */
    public static void moved() {
        var now = Browser.getLocation().getHash();
        List.copyOf(OPEN).stream().filter(dialog -> !dialog.address.equals(now)).forEach(Dialog::leave);
    }

    /** Closes what is open: whoever it was for has left. */
    public static void closeAll() {
        List.copyOf(OPEN).forEach(dialog -> dialog.root.close());
    }

    public Element root() {
        return root;
    }

    public Element in(String selector) {
        return Page.in(root, selector);
    }

    /** Whether something would be lost. */
    public Dialog keptWhile(BooleanSupplier somethingIsBegun) {
        begun = somethingIsBegun;
        return this;
    }

    public Dialog onClosed(Runnable then) {
        closed = then;
        return this;
    }

    /** Shows it, with the focus on {@code first}. */
    public void open(Element first) {
        address = Browser.getLocation().getHash();
        OPEN.add(this);
        Browser.getDocument().getBody().append(root);
        root.showModal();
        first.focus();
    }

    private void leave() {
        if (!begun.getAsBoolean()) {
            close();
        }
    }

    public void close() {
        if (root.isOpen()) {
            root.close();
            Page.caret();
        }
    }

    private void ended() {
        OPEN.remove(this);
        root.remove();
        closed.run();
    }
}
