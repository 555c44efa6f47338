package chat.klatch.client.view.dialog;

import chat.klatch.client.view.page.Page;

/** Asks before something that cannot be undone; the safe answer has the focus. */
public final class Confirm {
    /** What is asked, what it would do, and both answers. */
    public record Question(String title, String effect, String keep, String go) {
    }

    private Confirm() {
    }

    public static void ask(Question question, Runnable go) {
        open(question, true, go);
    }

    /** The same where nothing is lost by it; or says why something is not done, and offers what can be. */
    public static void offer(Question question, Runnable go) {
        open(question, false, go);
    }

    private static void open(Question question, boolean grave, Runnable go) {
        var dialog = new Dialog("confirm");
        Page.text(dialog.in("h2"), question.title);
        Page.text(dialog.in("#confirm-p"), question.effect);
        var keep = dialog.in("[data-close]");
        Page.text(keep, question.keep);
        var act = dialog.in("[data-go]");
        Page.text(act, question.go);
        act.getClassList().toggle("btn--bad", grave);
        act.getClassList().toggle("btn--go", !grave);
        act.addEventListener("click", _ -> {
            dialog.close();
            go.run();
        });
        dialog.open(keep);
    }
}
