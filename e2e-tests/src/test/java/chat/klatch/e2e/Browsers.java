package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The browsers of a run: one for each test of those that run at the same time, for Playwright serves one thread. Each
 * test has it for itself, and the next takes it over. Any thread.
 */
final class Browsers implements AutoCloseable {
    /** One browser, and who drives it. */
    record Driven(Playwright driver, BrowserChoice choice, Browser browser) {
    }

    private final Options options;
    private final Archive archive;
    private final Queue<Driven> all = new ConcurrentLinkedQueue<>();
    private final Queue<Driven> free = new ConcurrentLinkedQueue<>();

    Browsers(Options options) {
        this.options = options;
        archive = options.url() == null ? Archive.of(options) : Archive.none();
        PlaywrightAssertions.setDefaultAssertionTimeout(Waits.MILLIS);
    }

    Options options() {
        return options;
    }

    Archive archive() {
        return archive;
    }

    Driven take() {
        var driven = free.poll();
        return driven == null ? start() : driven;
    }

    private Driven start() {
        var driver = Playwright.create(new Playwright.CreateOptions().setEnv(BrowserChoice.NO_DOWNLOAD));
        var choice = new BrowserChoice(driver, System.getenv(), options);
        var started = new Driven(driver, choice, choice.launch());
        all.add(started);
        return started;
    }

    void giveBack(Driven driven) {
        free.add(driven);
    }

    @Override
    public void close() {
        all.forEach(driven -> driven.driver.close());
    }
}
