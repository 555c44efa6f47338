package chat.klatch.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One browser of a person, with all its tabs: what it complains of, and what is kept of it. */
final class Desk {
    private final Device device;
    private final boolean film;
    private final Supplier<BrowserContext> browser;
    private final @Nullable Consumer<BrowserContext> next;
    private final Complaints complaints = new Complaints();
    private final List<Page> tabs = new ArrayList<>();
    private BrowserContext context;
    private boolean bent;

    /**
     * @param film
     *            also to film its tabs and to keep each as it was before and after every act, which takes a good part
     *            of the machine
     * @param next
     *            gets the browser when it is as if nobody had been there; null where it is to end
     */
    Desk(Device device, boolean film, Supplier<BrowserContext> browser, @Nullable Consumer<BrowserContext> next) {
        this.device = device;
        this.film = film;
        this.browser = browser;
        this.next = next;
        context = open();
    }

    private BrowserContext open() {
        var opened = browser.get();
        opened.tracing().start(new Tracing.StartOptions().setScreenshots(film).setSnapshots(film));
        return opened;
    }

    /** Ends the browser, and starts it again; what it keeps for its owner is all that is left. */
    void restart() {
        context.close();
        tabs.clear();
        context = open();
    }

    Page tab() {
        var blank = tabs.isEmpty() ? context.pages().stream().findFirst() : Optional.<Page>empty();
        var page = blank.orElseGet(context::newPage);
        complaints.listenTo(page);
        tabs.add(page);
        return page;
    }

    Device device() {
        return device;
    }

    BrowserContext context() {
        return context;
    }

    Complaints complaints() {
        return complaints;
    }

    /** Something is done to this browser that cannot be undone: nobody gets it afterwards. */
    void bends() {
        bent = true;
    }

    /** What nobody expected of all that was complained of so far. */
    List<String> unexpected() {
        open(tabs).forEach(Desk::listen);
        return complaints.unexpected();
    }

    private static void listen(Page tab) {
        try {
            tab.title(); // what was said before this has been heard then
        } catch (PlaywrightException crashed) {
            // that has been complained of
        }
    }

    private static List<Page> open(List<Page> tabs) {
        return tabs.stream().filter(tab -> !tab.isClosed()).toList();
    }

    /** Ends the browser, and leaves a trace of all of it and a picture of each tab. */
    void leave(Path folder, String name) {
        try {
            int count = 0;
            for (var tab : open(tabs)) {
                count++;
                var file = name + (count == 1 ? "" : "." + count) + ".png";
                tab.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)));
            }
            context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(name + ".trace.zip")));
        } catch (PlaywrightException gone) {
            System.err.println("Not all was kept of " + name + ": " + gone.getMessage());
        } finally {
            context.close();
        }
    }

    /**
     * Leaves nothing.
     *
     * @param address
     *            where these people were
     */
    void leave(String address) {
        if (next != null && !bent && isAsNew(address)) {
            next.accept(context);
        } else {
            context.close();
        }
    }

    /**
     * Whatever was done to its tabs ends with them; what runs them has run the client, and does it again in half of the
     * time: the next tab lives on in it, if it is there before they end.
     */
    private boolean isAsNew(String address) {
        try {
            context.tracing().stop();
            var ending = context.pages();
            var page = context.newPage();
            ending.forEach(Page::close);
            context.setOffline(false);
            context.clearCookies();
            context.clearPermissions();
            clear(page, address);
            return true;
        } catch (PlaywrightException closed) {
            return false;
        }
    }

    private void clear(Page page, String address) {
        var wish = new JsonObject();
        wish.addProperty("origin", address);
        wish.addProperty("storageTypes", "all");
        var session = context.newCDPSession(page);
        session.send("Storage.clearDataForOrigin", wish);
        session.detach();
    }
}
