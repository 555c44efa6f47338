package chat.klatch.client.view.dialog;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.page.Copying;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;

/** Shows a link that is shown once, to be copied. */
public final class LinkDialog {
    private LinkDialog() {
    }

    public static void open(String title, String why, String link, Toasts toasts) {
        var dialog = new Dialog("link-out");
        Page.text(dialog.in("h2"), title);
        var text = dialog.in("p");
        Page.text(text, why);
        var field = dialog.in("input");
        field.setValue(link);
        dialog.in("[data-do=copy]").addEventListener("click", _ -> Copying.copy(link, copied -> {
            if (copied) {
                dialog.close();
                toasts.done(PlaceTexts.COPIED);
            } else {
                Copying.mark(field);
                Page.text(text, PlaceTexts.COPY_BY_HAND);
            }
        }));
        dialog.open(dialog.in("[data-do=copy]"));
    }
}
