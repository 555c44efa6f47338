package chat.klatch.client.view.dialog;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;
import java.util.function.BooleanSupplier;

/**
 * A sheet over everything, from its template until it is closed: the browser keeps the focus inside, and gives it back
 * to where it was. Esc and a click beside it close it, unless something was begun in it.
 */
public final class Dialog {
    private final Element root;
    private boolean pressedBeside;
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
        return Browser.getDocument().querySelector("dialog[open]") != null;
    }

    /** Closes what is open: whoever it was for has left. */
    public static void closeAll() {
        var open = Browser.getDocument().querySelectorAll("dialog[open]");
        for (int i = 0; i < open.getLength(); i++) {
            open.get(i).close();
        }
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
        root.remove();
        closed.run();
    }
}
