package chat.klatch.client.view.dialog;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Proof;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks who is signed in for their password, and a code where there is one, before something that weighs as much as
 * signing in.
 */
public final class ProofDialog {
    /** What is to be done, why it takes that, and the button that does it. */
    public record Question(String title, String why, String go) {
    }

    /** Does it; exactly one of both hears of that. */
    public interface Deed {
        void go(Proof proof, Runnable done, Consumer<Problem> refused);
    }

    private final Dialog dialog = new Dialog("proof");
    private final Form form;
    private final Deed deed;
    private boolean code = true;

    private ProofDialog(Question question, String username, Deed deed) {
        this.deed = deed;
        Page.text(dialog.in("h2"), question.title);
        Page.text(dialog.in("[data-why]"), question.why);
        Page.text(dialog.in(".btn--go"), question.go);
        form = new Form(dialog.root(), PlaceTexts.SAVING, _ -> send());
        form.field("whose").setValue(username);
    }

    /**
     * Closes itself when {@code deed} is done.
     *
     * @param begun
     *            what an app needs to show the code that is asked for; null where it has that
     */
    public static void open(Question question, String username, @Nullable NewSecondFactor begun, Deed deed) {
        var proof = new ProofDialog(question, username, deed);
        if (begun != null) {
            proof.show(begun);
        }
        proof.open();
    }

    /**
     * The same, for whom only their password may be asked for.
     *
     * @param code
     *            whether a code is asked for too
     */
    public static void open(Question question, String username, boolean code, Deed deed) {
        var proof = new ProofDialog(question, username, deed);
        if (!code) {
            proof.code = false;
            var field = proof.form.field("code").closest(".field");
            if (field != null) {
                field.setHidden(true);
            }
        }
        proof.open();
    }

    private void show(NewSecondFactor begun) {
        dialog.in("[data-new]").setHidden(false);
        dialog.in(".qr").setAttribute("viewBox", "0 0 " + begun.side() + " " + begun.side());
        dialog.in(".qr path").setAttribute("d", begun.picture());
        form.field("secret").setValue(begun.secret());
        dialog.in("[data-app]").setAttribute("href", begun.address());
        form.field("code").setAttribute("inputmode", "numeric");
        Page.text(dialog.in("#proof-code-h"), TwoStepTexts.CODE_OF_APP);
    }

    private void open() {
        dialog.keptWhile(() -> !(form.value("password") + form.value("code")).isEmpty());
        dialog.open(form.field("password"));
    }

    private void send() {
        if (form.value("password").isEmpty()) {
            form.refuse(List.of(new Refusal("password", Texts.GIVE_PASSWORD)));
        } else if (code && form.value("code").isBlank()) {
            form.refuse(List.of(new Refusal("code", TwoStepTexts.GIVE_CODE)));
        } else {
            var proof = form.checked(() -> new Proof(form.value("password"), form.value("code")));
            if (proof != null) {
                form.begin();
                deed.go(proof, dialog::close, form::refuse);
            }
        }
    }
}
