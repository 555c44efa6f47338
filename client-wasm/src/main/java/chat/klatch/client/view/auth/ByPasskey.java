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
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The button that signs in by a passkey and nothing else, where this browser and this place have them. */
final class ByPasskey {
    private final Client client;
    private final Form form;
    private final Element button = Page.copy("by-passkey");
    private final Element text = Page.in(button, "span");
    private boolean busy;
    /** What comes of an earlier one is of no use any more. */
    private int attempt;

    /**
     * @param form
     *            of signing in, over which it is told what went wrong
     * @param tried
     *            hears that somebody comes in by it
     */
    ByPasskey(Client client, Form form, Runnable tried) {
        this.client = client;
        this.form = form;
        button.addEventListener("click", _ -> {
            if (!busy) {
                become(true);
                form.calm();
                tried.run();
                begin(++attempt);
            }
        });
    }

    private void begin(int mine) {
        signIn(client, null, () -> mine == attempt, why -> refuse(mine, why));
    }

    /**
     * Has a person show a passkey, and signs in by it.
     *
     * @param whose
     *            whose it is to be, after their password; null for whoever comes
     * @param wanted
     *            whether it still is
     * @param no
     *            hears why it came to nothing
     */
    static void signIn(Client client, @Nullable Credentials whose, BooleanSupplier wanted, Consumer<String> no) {
        client.api().place().askForPasskey(whose, options -> {
            if (wanted.getAsBoolean()) {
                Authenticators.show(options, credential -> {
                    if (wanted.getAsBoolean()) {
                        client.signIn(new PasskeyProof(credential), problem -> no.accept(why(problem)));
                    }
                }, error -> no.accept(PasskeyTexts.why(error)));
            }
        }, problem -> no.accept(Refusal.of(problem).text()));
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

    private static String why(Problem problem) {
        return problem.code() == ErrorCode.UNAUTHENTICATED ? problem.detail() : Refusal.of(problem).text();
    }

    private void refuse(int mine, String why) {
        if (mine == attempt) {
            become(false);
            form.refuse(List.of(new Refusal("", why)));
        }
    }

    /** Whoever is in needs it no more, nor what is still to come of it. */
    void idle() {
        attempt++;
        become(false);
    }
}
