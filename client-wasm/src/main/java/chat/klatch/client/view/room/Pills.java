package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Page;

/** The two ways out of the middle of the log: up to what is new, and down to the newest. At most one at each end. */
final class Pills {
    private final Element head = Page.byId("unread-above");
    private final Element foot = Page.byId("newest");

    Pills(Runnable toLine, Runnable toNewest) {
        head.addEventListener("click", _ -> toLine.run());
        foot.addEventListener("click", _ -> toNewest.run());
    }

    /** Empty for none. */
    void head(String text) {
        head.setHidden(text.isEmpty());
        Page.text(Page.in(head, "span"), text);
    }

    void foot(boolean away, int fresh) {
        foot.setHidden(!away);
        foot.getClassList().toggle("pill--quiet", fresh == 0);
        Page.text(Page.in(foot, "span"), fresh == 0 ? Labels.JUMP_TO_NEWEST : Labels.newMessages(fresh));
    }
}
