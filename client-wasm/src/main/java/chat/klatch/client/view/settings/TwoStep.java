package chat.klatch.client.view.settings;

import chat.klatch.client.api.MeCalls;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.dialog.ProofDialog;
import chat.klatch.client.view.dialog.RecoveryDialog;
import chat.klatch.client.view.page.Attention;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.SecondFactor;
import java.util.function.Consumer;

/** What comes after the password, a code or a passkey: switching that on and off, and what helps when it is lost. */
final class TwoStep {
    private final Settings.Desk desk;
    private final Element said;
    private final Element on;
    private final Element byPasskey;
    private final Element codes;
    private final Element off;
    private final Times times = new Times();
    private final Attention attention = new Attention();
    private String username = "";
    private String asked = "";
    private boolean known;

    TwoStep(Settings.Desk desk, Element section) {
        this.desk = desk;
        said = Page.in(section, "[role=status]");
        on = button(section, "on", this::begin);
        byPasskey = button(section, "passkey", this::beginByPasskey);
        codes = button(section, "codes", this::renew);
        off = button(section, "off", this::end);
        ask();
    }

    private static Element button(Element section, String what, Runnable does) {
        var button = Page.in(section, "[data-do=" + what + "]");
        button.addEventListener("click", _ -> does.run());
        return button;
    }

    void whose(String name) {
        username = name;
    }

    /** What did not come is asked for again by whoever comes back. */
    void look(boolean up) {
        if (attention.comesBack(up) && !known) {
            ask();
        }
    }

    private void ask() {
        desk.client().api().me().secondFactor(this::told, _ -> {
            known = false;
            Page.text(said, TwoStepTexts.UNKNOWN);
        });
    }

    private void told(SecondFactor now) {
        known = true;
        var since = now.since();
        Page.text(said, since == null
                ? TwoStepTexts.IS_OFF
                : TwoStepTexts.isOn(times.moment(since, desk.clock().now()), now.recoveryCodesLeft(),
                        now.passkey() != null));
        asked = now.passkey() == null ? "code" : "passkey";
        on.setHidden(since != null);
        var place = desk.client().place();
        byPasskey.setHidden(since != null || place == null || !Authenticators.areThere(place.passkeys()));
        codes.setHidden(since == null);
        off.setHidden(since == null);
        if (now.recoveryCodes() != null) {
            RecoveryDialog.open(now.recoveryCodes(), desk.toasts());
        }
    }

    private void begin() {
        desk.client().api().me().beginSecondFactor(begun -> ProofDialog.open(
                new ProofDialog.Question(TwoStepTexts.SET_UP, TwoStepTexts.HOW, TwoStepTexts.SWITCH_ON), username,
                begun, deed(MeCalls::confirmSecondFactor)), desk.toasts()::failed);
    }

    private void beginByPasskey() {
        ProofDialog.open(
                new ProofDialog.Question(TwoStepTexts.SET_UP, TwoStepTexts.HOW_BY_PASSKEY, TwoStepTexts.SWITCH_ON),
                username, desk.client(), deed(MeCalls::confirmSecondFactor));
    }

    private void renew() {
        prove(TwoStepTexts.NEW_CODES, TwoStepTexts.NEW_CODES_WHY, TwoStepTexts.NEW_CODES,
                MeCalls::renewRecoveryCodes);
    }

    private void end() {
        prove(TwoStepTexts.END, TwoStepTexts.END_WHY, TwoStepTexts.SWITCH_OFF, MeCalls::endSecondFactor);
    }

    private interface Call {
        void make(MeCalls me, Proof proof, Consumer<SecondFactor> then, Consumer<Problem> refused);
    }

    private void prove(String title, String why, String go, Call call) {
        ProofDialog.open(new ProofDialog.Question(title, why, go), username, asked, desk.client(), deed(call));
    }

    private ProofDialog.Deed deed(Call call) {
        return (proof, done, refused) -> call.make(desk.client().api().me(), proof, now -> {
            done.run();
            told(now);
        }, problem -> {
            refused.accept(problem);
            ask(); // the answer of a try before may have been lost
        });
    }
}
