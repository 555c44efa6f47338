package chat.klatch.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what Playwright's own assertions cannot say; always with a bound. */
public final class Waits {
    /** Longer than the 30 s that a client may wait before it tries again; only what fails waits for so long. */
    public static final int MILLIS = 45_000;

    private Waits() {
    }

    /**
     * Returns as soon as the condition holds; the page's events are heard meanwhile.
     *
     * @param otherwise
     *            what is the case instead, for the failure
     */
    public static void until(Page page, BooleanSupplier condition, Supplier<String> otherwise) {
        try {
            page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(MILLIS));
        } catch (TimeoutError late) {
            throw new AssertionError(otherwise.get(), late);
        }
    }
}
