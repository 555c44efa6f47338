package chat.klatch.e2e;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * What the browser complains of in one page: errors in the console (a breach of the content security policy is one) and
 * those that nobody caught. Each that a test did not expect fails it.
 */
final class Complaints {
    static final String CRASHED = "the page crashed";
    private final List<String> heard = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    void listenTo(Page page) {
        page.onConsoleMessage(this::console);
        page.onPageError(error -> hear("nobody caught: " + error));
        page.onCrash(crashed -> hear(CRASHED));
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            var where = message.location().replaceAll("(:\\d+)*$", "");
            hear(where + ": " + message.text());
        }
    }

    private void hear(String complaint) {
        heard.add(complaint);
    }

    /** From now on, and before: a complaint that contains this is no fault. */
    void expect(String part) {
        expected.add(part);
    }

    List<String> unexpected() {
        return heard.stream().filter(one -> expected.stream().noneMatch(one::contains)).toList();
    }
}
