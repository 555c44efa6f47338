package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The browsers of a run: one, and a server, for each test of those that run at the same time, for Playwright serves one
 * thread. Each test has it for itself, and the next takes it over. Any thread.
 */
final class Browsers implements AutoCloseable {
    /** One browser, who drives it, and the server beside it. */
    static final class Driven {
        private final Playwright driver;
        private final BrowserChoice choice;
        private final Browser browser;
        private final Options options;
        private final Map<Device, Deque<BrowserContext>> left = new HashMap<>();
        private @Nullable WarmServer server;

        private Driven(Playwright driver, Options options) {
            this.driver = driver;
            this.options = options;
            choice = new BrowserChoice(driver, System.getenv(), options);
            browser = choice.launch();
        }

        BrowserChoice choice() {
            return choice;
        }

        /** A browser that nobody had before. */
        BrowserContext fresh(Device device) {
            var opened = browser.newContext(device.options());
            device.bereaves(opened);
            return opened;
        }

        /** A browser as if nobody had had it before. */
        BrowserContext asFresh(Device device) {
            var warm = left(device).poll();
            return warm == null ? fresh(device) : warm;
        }

        /** The next with such a device may have that. */
        void takesBack(Device device, BrowserContext browser) {
            left(device).push(browser);
        }

        private Deque<BrowserContext> left(Device device) {
            return left.computeIfAbsent(device, none -> new ArrayDeque<>());
        }

        /** As {@link WarmServer#serve}. */
        Served serve(Path folder, Map<String, String> settings) throws IOException {
            var warm = server;
            if (warm == null || !warm.isAlive()) {
                warm = new WarmServer(options.home(), options.classes());
                server = warm;
            }
            return warm.serve(folder, settings);
        }

        private void close() {
            driver.close();
            if (server != null) {
                server.close();
            }
        }
    }

    private final Options options;
    private final Queue<Driven> all = new ConcurrentLinkedQueue<>();
    private final Queue<Driven> free = new ConcurrentLinkedQueue<>();

    Browsers(Options options) {
        this.options = options;
        PlaywrightAssertions.setDefaultAssertionTimeout(Waits.MILLIS);
    }

    Options options() {
        return options;
    }

    Driven take() {
        var driven = free.poll();
        return driven == null ? start() : driven;
    }

    private Driven start() {
        var driver = Playwright.create(new Playwright.CreateOptions().setEnv(BrowserChoice.NO_DOWNLOAD));
        var started = new Driven(driver, options);
        all.add(started);
        return started;
    }

    void giveBack(Driven driven) {
        free.add(driven);
    }

    @Override
    public void close() {
        all.forEach(Driven::close);
    }
}
