package chat.klatch.client.view.auth;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import java.util.List;

/** The button that signs in by a passkey and nothing else, where this browser and this place have them. */
final class ByPasskey {
    private final Client client;
    private final Form form;
    private final Element button = Page.copy("by-passkey");
    private final Element text = Page.in(button, "span");
    private boolean busy;

    /**
     * @param form
     *            of signing in, over which it is told what went wrong
     */
    ByPasskey(Client client, Form form) {
        this.client = client;
        this.form = form;
        button.addEventListener("click", _ -> {
            if (!busy) {
                become(true);
                form.calm();
                client.api().place().askForPasskey(this::show, this::refused);
            }
        });
    }

    Element button() {
        return button;
    }

    static boolean isThere(PlaceInfo place) {
        return Authenticators.areThere(place.passkeys());
    }

    /** Waits for a person, or for the next one. */
    private void become(boolean waiting) {
        busy = waiting;
        Page.attribute(button, "aria-disabled", waiting, "true");
        Page.text(text, waiting ? PasskeyTexts.WAITING : Labels.BY_PASSKEY);
    }

    private void show(String options) {
        Authenticators.show(options, credential -> client.signIn(new PasskeyProof(credential), this::refused),
                no -> refuse(PasskeyTexts.why(no)));
    }

    private void refused(Problem problem) {
        refuse(problem.code() == ErrorCode.UNAUTHENTICATED ? problem.detail() : Refusal.of(problem).text());
    }

    private void refuse(String why) {
        become(false);
        form.refuse(List.of(new Refusal("", why)));
    }

    /** Whoever is in needs it no more. */
    void idle() {
        become(false);
    }
}
