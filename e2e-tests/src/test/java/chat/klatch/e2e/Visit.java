package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;

/** One uninterrupted stay of a page: it ends with a reload. It remembers all that was said of the connection. */
public final class Visit {
    private final Page page;
    private int navigations;

    private Visit(Page page) {
        this.page = page;
        page.onFrameNavigated(frame -> navigations++);
    }

    public static Visit begun(Person person) {
        var visit = new Visit(person.page());
        person.connection().evaluate("""
                strip => {
                  window.heardOfConnection = [];
                  new MutationObserver(() => {
                    if (!strip.hidden) { window.heardOfConnection.push(strip.textContent); }
                  }).observe(strip, {subtree: true, childList: true, characterData: true, attributes: true});
                }""");
        return visit;
    }

    /** The strip over the composer has said it, or soon does. */
    public void heard(String part) {
        Waits.until(page, () -> all().stream().anyMatch(one -> one.contains(part)),
                () -> "never heard “" + part + "”, only " + all());
    }

    private List<String> all() {
        return ((List<?>) page.evaluate("window.heardOfConnection ?? ['(the page was left)']")).stream()
                .map(String::valueOf).toList();
    }

    /** The page was not loaded anew. */
    public void lasts() {
        assertEquals(0, navigations, "navigations");
        assertEquals(true, page.evaluate("'heardOfConnection' in window"), "the page is another");
    }
}
