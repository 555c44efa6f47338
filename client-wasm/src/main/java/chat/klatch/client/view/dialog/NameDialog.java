package chat.klatch.client.view.dialog;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.protocol.call.PasskeyPatch;
import chat.klatch.protocol.call.Problem;
import java.util.function.Consumer;

/** Asks what a passkey is to be called. */
public final class NameDialog {
    /** Has it called that; exactly one of both hears of it. */
    public interface Deed {
        void go(PasskeyPatch wish, Runnable done, Consumer<Problem> refused);
    }

    private NameDialog() {
    }

    /** Begins with what it is called now, and closes itself when {@code deed} is done. */
    public static void open(String now, Deed deed) {
        var dialog = new Dialog("name-passkey");
        var form = new Form(dialog.root(), PlaceTexts.SAVING, one -> {
            var wish = one.checked(() -> new PasskeyPatch(one.value("name")));
            if (wish != null) {
                one.begin();
                deed.go(wish, dialog::close, one::refuse);
            }
        });
        var field = form.field("name");
        field.setValue(now);
        dialog.keptWhile(() -> !field.getValue().equals(now)).open(field);
        field.select();
    }
}
