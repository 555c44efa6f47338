package chat.klatch.client.view.auth;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;
import java.util.List;
import java.util.function.Consumer;

/**
 * One form with its heading: idle, busy or refused. What was filled in stays, whatever happens; an error is told over
 * the form, where the focus goes, and beside its field.
 */
final class Form {
    private final Element section;
    private final Element alert;
    private final Element alertText;
    private final Element button;
    private final String idleText;
    private final String busyText;
    private boolean busy;

    Form(String id, String busyText, Consumer<Form> submitted) {
        section = Page.byId(id);
        alert = Page.in(section, ".bad");
        alertText = Page.in(alert, "span");
        button = Page.in(section, "form > .btn");
        idleText = String.valueOf(button.getTextContent());
        this.busyText = busyText;
        Page.in(section, "form").addEventListener("submit", event -> {
            event.preventDefault();
            if (!busy) {
                calm();
                submitted.accept(this);
            }
        });
        var reveal = Page.in(section, ".reveal .icb");
        reveal.addEventListener("click", _ -> reveal(reveal));
    }

    private void reveal(Element reveal) {
        boolean hidden = !"true".equals(reveal.getAttribute("aria-pressed"));
        reveal.setAttribute("aria-pressed", hidden ? "true" : "false");
        field("password").setType(hidden ? "text" : "password");
    }

    Element section() {
        return section;
    }

    private Element field(String name) {
        return Page.in(section, "[name=" + name + "]");
    }

    String value(String field) {
        return field(field).getValue();
    }

    void show() {
        section.setHidden(false);
        if (!Page.isTouched()) {
            Page.focus(Page.in(section, "input"));
        }
    }

    /** Gone, with the secret that may still stand in it. */
    void hide() {
        section.setHidden(true);
        field("password").setValue("");
        calm();
        idle();
    }

    void begin() {
        busy = true;
        button.setAttribute("aria-disabled", "true");
        button.setTextContent(busyText);
    }

    private void idle() {
        busy = false;
        button.removeAttribute("aria-disabled");
        button.setTextContent(idleText);
    }

    private void calm() {
        alert.setHidden(true);
        var fields = section.querySelectorAll("[aria-invalid]");
        for (int i = fields.getLength() - 1; i >= 0; i--) {
            mark(fields.get(i), "");
        }
    }

    void refuse(List<Refusal> refusals) {
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
        var hint = about.querySelector(".hint");
        var hintId = hint == null ? null : hint.getAttribute("id");
        var described = text.isEmpty() ? hintId : error.getAttribute("id");
        Page.attribute(field, "aria-describedby", described != null, String.valueOf(described));
    }
}
