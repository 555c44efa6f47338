package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What a person sits at: {@code Device.PHONE.dark()}. */
public record Device(int width, int height, boolean touch, boolean inDark, boolean hasWasm, boolean secure) {
    public static final Device DESKTOP = new Device(1280, 800, false, false, true, true);
    public static final Device PHONE = new Device(390, 844, true, false, true, true);

    /** Asks pages for their dark side. */
    public Device dark() {
        return new Device(width, height, touch, true, hasWasm, secure);
    }

    /** In a browser without WebAssembly, where the client runs as JavaScript. */
    public Device withoutWasm() {
        return new Device(width, height, touch, inDark, false, secure);
    }

    /** As browsers are on plain HTTP: without locks and without a clipboard. */
    public Device onPlainHttp() {
        return new Device(width, height, touch, inDark, hasWasm, false);
    }

    /** The same for a browser that keeps what it knows. */
    BrowserType.LaunchPersistentContextOptions keptOptions() {
        return new BrowserType.LaunchPersistentContextOptions().setLocale("en-GB").setTimezoneId("UTC")
                .setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE);
    }

    /** What it lacks, taken away from a new browser. */
    void bereaves(BrowserContext browser) {
        if (!hasWasm) {
            browser.addInitScript("delete globalThis.WebAssembly");
        }
        if (!secure) {
            browser.addInitScript("delete Navigator.prototype.locks; delete Navigator.prototype.clipboard");
        }
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("UTC").setViewportSize(width, height)
                .setHasTouch(touch).setIsMobile(touch).setColorScheme(inDark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
