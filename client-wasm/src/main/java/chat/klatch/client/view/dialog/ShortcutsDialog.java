package chat.klatch.client.view.dialog;

/** Every key that does something. */
public final class ShortcutsDialog {
    private ShortcutsDialog() {
    }

    public static void open() {
        var dialog = new Dialog("shortcuts");
        dialog.open(dialog.in("[data-close]"));
    }
}
