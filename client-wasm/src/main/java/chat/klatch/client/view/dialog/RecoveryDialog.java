package chat.klatch.client.view.dialog;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.i18n.TwoStepTexts;
import chat.klatch.client.view.page.Copying;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import java.util.List;

/** Shows recovery codes, which are shown once, to be kept: only who says so closes it. */
public final class RecoveryDialog {
    private RecoveryDialog() {
    }

    public static void open(List<String> codes, Toasts toasts) {
        var dialog = new Dialog("recovery").keptWhile(() -> true);
        var list = dialog.in("textarea");
        var text = String.join("\n", codes);
        list.setValue(text);
        list.setRows(codes.size());
        dialog.in("a").setHref("data:text/plain," + String.join("%0A", codes));
        dialog.in("[data-do=print]").addEventListener("click", _ -> Browser.print());
        dialog.in("[data-do=copy]").addEventListener("click", _ -> Copying.copy(text, copied -> {
            if (copied) {
                toasts.done(TwoStepTexts.COPIED);
            } else {
                Copying.mark(list);
                Page.text(dialog.in("p"), TwoStepTexts.COPY_BY_HAND);
            }
        }));
        dialog.open(dialog.in("[data-do=copy]"));
    }
}
