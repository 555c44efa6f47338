package chat.klatch.client.view.dialog;

import chat.klatch.client.Client;
import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Proof;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks who is signed in for their password, and a code or a passkey where that is asked for after it, before something
 * that weighs as much as signing in.
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
    /** By which a passkey is asked for, where there is no code; null where none is. */
    private @Nullable Client passkeys;

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
     *            what an app needs to show the code that is asked for
     */
    public static void open(Question question, String username, NewSecondFactor begun, Deed deed) {
        var proof = new ProofDialog(question, username, deed);
        proof.show(begun);
        proof.open();
    }

    /** What a call is refused for want of: "" where that is nothing to be asked for here. */
    public static String wanted(Problem problem) {
        var field = problem.field();
        return problem.code() == ErrorCode.FORBIDDEN && field != null ? field : "";
    }

    /**
     * The same, for whom less than a code may be asked for, or something else.
     *
     * @param wanted
     *            as {@link #wanted} has it
     */
    public static void open(Question question, String username, String wanted, Client client, Deed deed) {
        var proof = new ProofDialog(question, username, deed);
        var place = client.place();
        if (wanted.equals("passkey") && place != null && Authenticators.areThere(place.passkeys())) {
            proof.passkeys = client;
        }
        if (wanted.equals("password")) {
            proof.takeNoCode();
        } else if (wanted.equals("passkey")) {
            Page.text(proof.dialog.in("#proof-code-h"), proof.passkeys == null
                    ? TwoStepTexts.ENTER_RECOVERY
                    : TwoStepTexts.OR_RECOVERY);
        }
        proof.open();
    }

    /** The same, for a password and a passkey, and nothing in its place. */
    public static void open(Question question, String username, Client client, Deed deed) {
        var proof = new ProofDialog(question, username, deed);
        proof.passkeys = client;
        proof.takeNoCode();
        proof.open();
    }

    private void takeNoCode() {
        code = false;
        var field = form.field("code").closest(".field");
        if (field != null) {
            field.setHidden(true);
        }
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
        var client = passkeys;
        if (form.value("password").isEmpty()) {
            form.refuse(List.of(new Refusal("password", Texts.GIVE_PASSWORD)));
        } else if (client != null && form.value("code").isBlank()) {
            show(client);
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

    private void show(Client client) {
        var password = form.value("password");
        var whose = form.checked(() -> new Credentials(form.value("whose"), password));
        if (whose != null) {
            form.begin();
            client.api().place().askForPasskey(whose, options -> Authenticators.show(options,
                    credential -> deed.go(new Proof(password, "", credential), dialog::close, form::refuse),
                    no -> form.refuse(List.of(new Refusal("", PasskeyTexts.why(no))))), form::refuse);
        }
    }
}
