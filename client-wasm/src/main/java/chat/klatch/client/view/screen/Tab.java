package chat.klatch.client.view.screen;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Favicon;
import chat.klatch.protocol.model.Room;
import java.util.List;

/** What the browser's tab tells who looks elsewhere: how much is new, and by its icon, whether it is meant for them. */
final class Tab {
    private final Favicon favicon = new Favicon();

    /**
     * @param here
     *            what is open
     */
    void show(List<Room> all, String here) {
        var counted = all.stream().map(Counted::of).toList();
        favicon.show(counted.stream().anyMatch(one -> one.meant() > 0));
        int unread = counted.stream().mapToInt(Counted::unread).sum();
        Browser.getDocument().setTitle(Texts.title(unread, here));
    }
}
