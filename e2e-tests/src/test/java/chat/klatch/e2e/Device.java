package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What a person sits at: {@code Device.PHONE.dark()}. */
public record Device(int width, int height, boolean touch, boolean inDark, boolean hasWasm) {
    public static final Device DESKTOP = new Device(1280, 800, false, false, true);
    public static final Device PHONE = new Device(390, 844, true, false, true);

    /** Asks pages for their dark side. */
    public Device dark() {
        return new Device(width, height, touch, true, hasWasm);
    }

    /** In a browser without WebAssembly, where the client runs as JavaScript. */
    public Device withoutWasm() {
        return new Device(width, height, touch, inDark, false);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("UTC").setViewportSize(width, height)
                .setHasTouch(touch).setIsMobile(touch).setColorScheme(inDark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
