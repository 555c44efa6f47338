package chat.klatch.client.view.form;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One form with its heading: idle, busy or refused. What was filled in stays, whatever happens; an error is told over
 * the form, where the focus goes, and beside its field.
 */
public final class Form {
    private static final String UNREACHED = "data-unreached";
    private final Element section;
    private final Element alert;
    private final Element alertText;
    private final Element button;
    private final String idleText;
    private final String busyText;
    private boolean busy;

    /**
     * @param section
     *            holds one form, or is in one, with its alert and its button
     */
    public Form(Element section, String busyText, Consumer<Form> submitted) {
        this.section = section;
        alert = Page.in(section, ".bad");
        alertText = Page.in(alert, "span");
        button = Page.in(section, ".btn--go");
        idleText = String.valueOf(button.getTextContent());
        this.busyText = busyText;
        var form = section.querySelector("form");
        (form == null ? section : form).addEventListener("submit", event -> {
            event.preventDefault();
            if (!busy) {
                calm();
                submitted.accept(this);
            }
        });
        var reveals = section.querySelectorAll(".reveal");
        for (int i = 0; i < reveals.getLength(); i++) {
            var about = reveals.get(i);
            var reveal = Page.in(about, ".icb");
            var secret = Page.in(about, "input");
            reveal.addEventListener("click", _ -> reveal(reveal, secret));
            if ("new-password".equals(secret.getAttribute("autocomplete"))) {
                Meter.under(about, secret);
            }
        }
    }

    private static void reveal(Element reveal, Element field) {
        boolean hidden = !"true".equals(reveal.getAttribute("aria-pressed"));
        reveal.setAttribute("aria-pressed", hidden ? "true" : "false");
        field.setType(hidden ? "text" : "password");
    }

    public Element field(String name) {
        return Page.in(section, "[name=" + name + "]");
    }

    public String value(String field) {
        return field(field).getValue();
    }

    public void show() {
        section.setHidden(false);
        if (!Page.isTouched()) {
            Page.focus(Page.in(section, "input"));
        }
    }

    /** Gone, with the secret that may still stand in it. */
    public void hide() {
        section.setHidden(true);
        forget();
        calm();
        idle();
    }

    /** No secret stays in the page. */
    public void forget() {
        var secrets = section.querySelectorAll(".reveal input, [name=code]");
        for (int i = 0; i < secrets.getLength(); i++) {
            secrets.get(i).setValue("");
        }
    }

    /** The server said no, or nothing. */
    public void refuse(Problem problem) {
        refuse(List.of(Refusal.of(problem)));
        unreached(alert, problem);
    }

    /** What an alert says of this is said until {@link #reached}, where it is said for want of a network. */
    public static void unreached(Element alert, Problem problem) {
        alert.toggleAttribute(UNREACHED, problem.status() == 0);
    }

    /** The server can be reached again: no form says any more that it could not. */
    public static void reached() {
        var alerts = Browser.getDocument().querySelectorAll("[" + UNREACHED + "]");
        for (int i = 0; i < alerts.getLength(); i++) {
            var alert = alerts.get(i);
            boolean held = alert.isSameNode(Browser.getDocument().getActiveElement());
            alert.setHidden(true);
            var form = alert.closest("form");
            if (held && form != null) {
                Page.in(form, ".btn--go").focus();
            }
        }
    }

    /** Makes what is asked for, or shows which rule it breaks. */
    public <T> @Nullable T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (Invalid no) {
            var field = section.querySelector("[name=" + no.field() + "]");
            refuse(List.of(Refusal.of(no, field == null ? "" : field.getValue())));
            return null;
        }
    }

    public boolean isBusy() {
        return busy;
    }

    /** Waits for the answer. */
    public void begin() {
        busy = true;
        button.setAttribute("aria-disabled", "true");
        button.setTextContent(busyText);
    }

    /** Can be sent again. */
    public void idle() {
        busy = false;
        button.removeAttribute("aria-disabled");
        button.setTextContent(idleText);
    }

    /** Says nothing of what was refused. */
    public void calm() {
        alert.setHidden(true);
        alert.toggleAttribute(UNREACHED, false);
        var fields = section.querySelectorAll("[aria-invalid]");
        for (int i = fields.getLength() - 1; i >= 0; i--) {
            mark(fields.get(i), "");
        }
    }

    /** Tells each refusal beside its field, and over the form what is of none. */
    public void refuse(List<Refusal> refusals) {
        idle();
        calm();
        String over = "";
        int marked = 0;
        for (Refusal refusal : refusals) {
            var field = refusal.field().isEmpty() ? null : section.querySelector("[name=" + refusal.field() + "]");
            if (field == null) {
                over = refusal.text();
            } else {
                mark(field, refusal.text());
                marked++;
            }
        }
        if (over.isEmpty()) {
            over = marked == 1 ? Texts.CHECK_FIELD : Texts.CHECK_FIELDS;
        }
        alertText.setTextContent(over);
        alert.setHidden(false);
        alert.focus();
    }

    private static void mark(Element field, String text) {
        var about = field.closest(".field");
        if (about == null) {
            return;
        }
        var error = Page.in(about, ".err");
        error.setHidden(text.isEmpty());
        Page.in(error, "span").setTextContent(text);
        Page.attribute(field, "aria-invalid", !text.isEmpty(), "true");
        var hint = about.querySelector(".hint"); // gives its place to the error, which says the same and more
        if (hint != null) {
            hint.setHidden(!text.isEmpty());
        }
        var hintId = hint == null ? null : hint.getAttribute("id");
        var described = text.isEmpty() ? hintId : error.getAttribute("id");
        Page.attribute(field, "aria-describedby", described != null, String.valueOf(described));
    }
}
