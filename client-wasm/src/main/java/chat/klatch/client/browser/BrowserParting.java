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
    /** Before whose it is where the server has heard it. */
    private static final String HEARD = "heard:";
    private final Parting memory = Parting.inMemory();

    @Override
    public @Nullable String whose() {
        try {
            var kept = Browser.getLocalStorage().getItem(NAME);
            return kept == null ? memory.whose() : owed(kept) ? named(kept) : null;
        } catch (RuntimeException forbidden) {
            return memory.whose();
        }
    }

    private static boolean owed(String kept) {
        return !kept.startsWith(HEARD);
    }

    private static String named(String kept) {
        return kept.equals(SOMEBODY) ? "" : kept;
    }

    @Override
    public void onElsewhere(Consumer<String> owed, Runnable settled) {
        Browser.addEventListener("storage", event -> {
            var now = event.getNewValue();
            if (!NAME.equals(event.getKey())) {
                return;
            }
            if (now == null) {
                settled.run();
            } else if (owed(now)) {
                owed.accept(named(now));
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
    public void heard() {
        memory.heard();
        try {
            var kept = Browser.getLocalStorage().getItem(NAME);
            if (kept != null && owed(kept)) {
                Browser.getLocalStorage().setItem(NAME, HEARD + kept);
            }
        } catch (RuntimeException forbidden) {
            // then it is not there
        }
    }

    @Override
    public boolean wasLeftBy(String whose) {
        try {
            var kept = Browser.getLocalStorage().getItem(NAME);
            return kept == null ? memory.wasLeftBy(whose) : kept.equals(whose) || kept.equals(HEARD + whose);
        } catch (RuntimeException forbidden) {
            return memory.wasLeftBy(whose);
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
