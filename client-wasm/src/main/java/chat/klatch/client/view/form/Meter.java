package chat.klatch.client.view.form;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;

/** Four strokes under a field for a new password, as many of them lit as it is strong. */
final class Meter {
    private final Element strokes = Page.copy("meter");

    private Meter() {
    }

    static void under(Element box, Element secret) {
        var meter = new Meter();
        box.after(meter.strokes);
        meter.show(0);
        secret.addEventListener("input", _ -> meter.show(Strength.of(secret.getValue())));
    }

    private void show(int strength) {
        strokes.setAttribute("aria-valuenow", String.valueOf(strength));
        strokes.setAttribute("aria-valuetext", Texts.strength(strength));
        var each = strokes.querySelectorAll("i");
        for (int i = 0; i < each.getLength(); i++) {
            each.get(i).setClassName(i < strength ? "on" : "");
        }
    }
}
