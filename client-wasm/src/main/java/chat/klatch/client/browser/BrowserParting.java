package chat.klatch.client.browser;

import chat.klatch.client.account.Parting;
import chat.klatch.client.browser.dom.Browser;

/** Remembers a signing out in this browser, for all of its windows; as long as the page lives where it forbids that. */
final class BrowserParting implements Parting {
    private static final String NAME = "klatch.left";
    private final Parting memory = Parting.inMemory();

    @Override
    public boolean isOwed() {
        try {
            return memory.isOwed() || Browser.getLocalStorage().getItem(NAME) != null;
        } catch (RuntimeException forbidden) {
            return memory.isOwed();
        }
    }

    @Override
    public void owed(boolean now) {
        memory.owed(false);
        try {
            if (now) {
                Browser.getLocalStorage().setItem(NAME, "yes");
            } else {
                Browser.getLocalStorage().removeItem(NAME);
            }
        } catch (RuntimeException forbidden) {
            memory.owed(now);
        }
    }
}
