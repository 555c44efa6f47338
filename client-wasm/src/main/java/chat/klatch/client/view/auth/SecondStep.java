package chat.klatch.client.view.auth;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the password, for whose account asks for more: a code of an app, a passkey, or a code for recovery.
 */
final class SecondStep {
    private static final String CODE = "code";
    private static final String PASSKEY = "passkey";
    private final Client client;
    private final Form form = new Form(Page.byId("second-step"), Texts.SIGNING_IN, _ -> send());
    private final Element other = Page.byId("second-other");
    private @Nullable Credentials first;
    private boolean recovering;
    /** No app has a code then. */
    private boolean byPasskey;
    /** What comes of an earlier one is of no use any more. */
    private int attempt;

    /**
     * @param back
     *            to the password
     */
    SecondStep(Client client, Runnable back) {
        this.client = client;
        other.addEventListener("click", _ -> {
            if (byPasskey) {
                show();
            } else {
                ask(!recovering);
                form.field(CODE).focus();
            }
        });
        Page.byId("second-back").addEventListener("click", _ -> back.run());
    }

    /** Whether the password was right, and more is asked for. */
    static boolean isNext(Problem problem) {
        return problem.code() == ErrorCode.UNAUTHENTICATED
                && (CODE.equals(problem.field()) || PASSKEY.equals(problem.field()));
    }

    Form form() {
        return form;
    }

    /** What comes next goes with these; a passkey is asked for at once, where there can be one. */
    void after(Credentials credentials, Problem asked) {
        first = credentials;
        byPasskey = PASSKEY.equals(asked.field());
        ask(byPasskey);
        var place = client.place();
        boolean there = place != null && ByPasskey.isThere(place);
        other.setHidden(byPasskey && !there);
        if (byPasskey && there) {
            Page.text(other, TwoStepTexts.USE_PASSKEY);
            show();
        }
    }

    private void show() {
        var known = first;
        if (known != null && !form.isBusy()) {
            form.calm();
            form.begin();
            int mine = attempt;
            ByPasskey.signIn(client, known, () -> mine == attempt, why -> {
                if (mine == attempt) {
                    form.refuse(List.of(new Refusal("", why)));
                }
            });
        }
    }

    /** An app's code has digits only, and phones show only those. */
    private void ask(boolean recovery) {
        recovering = recovery;
        var field = form.field(CODE);
        field.setValue("");
        form.calm();
        Page.attribute(field, "inputmode", recovery ? "text" : "numeric");
        Page.text(Page.byId("second-lede"), recovery ? TwoStepTexts.ENTER_RECOVERY : TwoStepTexts.ENTER_CODE);
        Page.text(Page.byId("second-label"), recovery ? Labels.RECOVERY_CODE : Labels.CODE);
        Page.text(other, recovery ? TwoStepTexts.USE_APP : TwoStepTexts.USE_RECOVERY);
    }

    private void send() {
        var known = first;
        if (form.value(CODE).isBlank()) {
            form.refuse(List.of(new Refusal(CODE, TwoStepTexts.GIVE_CODE)));
        } else if (known != null) {
            var whole = form.checked(() -> new Credentials(known.username(), known.password(), form.value(CODE)));
            if (whole != null) {
                form.begin();
                client.signIn(whole, form::refuse);
            }
        }
    }

    /** Nothing that was given stays. */
    void forget() {
        first = null;
        attempt++;
    }
}
