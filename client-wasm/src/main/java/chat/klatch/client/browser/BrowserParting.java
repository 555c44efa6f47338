package chat.klatch.client.browser;

import chat.klatch.client.account.Parting;
import chat.klatch.client.browser.dom.Browser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers a signing out in this browser, for all of its windows; as long as the page lives where it forbids that. */
final class BrowserParting implements Parting {
    private static final String NAME = "klatch.left";
    /** Of nobody knows whom; what it remembered before it knew whom. */
    private static final String SOMEBODY = "yes";
    private final Parting memory = Parting.inMemory();

    @Override
    public @Nullable String whose() {
        try {
            var kept = Browser.getLocalStorage().getItem(NAME);
            return kept == null ? memory.whose() : named(kept);
        } catch (RuntimeException forbidden) {
            return memory.whose();
        }
    }

    private static String named(String kept) {
        return kept.equals(SOMEBODY) ? "" : kept;
    }

    @Override
    public void onOwedElsewhere(Consumer<String> told) {
        Browser.addEventListener("storage", event -> {
            var now = event.getNewValue();
            if (now != null && NAME.equals(event.getKey())) {
                told.accept(named(now));
            }
        });
    }

    @Override
    public void owe(String whose) {
        memory.settle();
        try {
            Browser.getLocalStorage().setItem(NAME, whose.isEmpty() ? SOMEBODY : whose);
        } catch (RuntimeException forbidden) {
            memory.owe(whose);
        }
    }

    @Override
    public void settle() {
        memory.settle();
        try {
            Browser.getLocalStorage().removeItem(NAME);
        } catch (RuntimeException forbidden) {
            // then it is not there
        }
    }
}
