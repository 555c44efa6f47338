package chat.klatch.client.view.settings;

import chat.klatch.client.api.MeCalls;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.dialog.ProofDialog;
import chat.klatch.client.view.dialog.RecoveryDialog;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.SecondFactor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The code after the password: whether it is asked for, switching that on and off, and what helps when it is lost. */
final class TwoStep {
    private final Settings.Desk desk;
    private final Element said;
    private final Element on;
    private final Element codes;
    private final Element off;
    private final Times times = new Times();
    private String username = "";

    TwoStep(Settings.Desk desk, Element section) {
        this.desk = desk;
        said = Page.in(section, "[role=status]");
        on = button(section, "on", this::begin);
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

    private void ask() {
        desk.client().api().me().secondFactor(this::told, _ -> Page.text(said, TwoStepTexts.UNKNOWN));
    }

    private void told(SecondFactor now) {
        var since = now.since();
        Page.text(said, since == null
                ? TwoStepTexts.IS_OFF
                : TwoStepTexts.isOn(times.moment(since, desk.clock().now()), now.recoveryCodesLeft()));
        on.setHidden(since != null);
        codes.setHidden(since == null);
        off.setHidden(since == null);
        if (now.recoveryCodes() != null) {
            RecoveryDialog.open(now.recoveryCodes(), desk.toasts());
        }
    }

    private void begin() {
        desk.client().api().me().beginSecondFactor(begun -> prove(TwoStepTexts.SET_UP, TwoStepTexts.HOW,
                TwoStepTexts.SWITCH_ON, begun, MeCalls::confirmSecondFactor), desk.toasts()::failed);
    }

    private void renew() {
        prove(TwoStepTexts.NEW_CODES, TwoStepTexts.NEW_CODES_WHY, TwoStepTexts.NEW_CODES, null,
                MeCalls::renewRecoveryCodes);
    }

    private void end() {
        prove(TwoStepTexts.END, TwoStepTexts.END_WHY, TwoStepTexts.SWITCH_OFF, null, MeCalls::endSecondFactor);
    }

    private interface Call {
        void make(MeCalls me, Proof proof, Consumer<SecondFactor> then, Consumer<Problem> refused);
    }

    private void prove(String title, String why, String go, @Nullable NewSecondFactor begun, Call call) {
        ProofDialog.open(new ProofDialog.Question(title, why, go), username, begun,
                (proof, done, refused) -> call.make(desk.client().api().me(), proof, now -> {
                    done.run();
                    told(now);
                }, problem -> {
                    refused.accept(problem);
                    ask(); // the answer of a try before may have been lost
                }));
    }
}
