package chat.klatch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** The keys of somebody who has no mouse: each is pressed on whatever has the focus. */
public final class Keyboard {
    private static final int MOST_TABS = 40;
    private final Person person;

    private Keyboard(Person person) {
        this.person = person;
    }

    public static Keyboard of(Person person) {
        return new Keyboard(person);
    }

    public void presses(String... keys) {
        for (var key : keys) {
            var focused = focused();
            if (focused.count() == 0) {
                person.page().keyboard().press(key);
            } else {
                focused.press(key);
            }
        }
    }

    public void types(String text) {
        focused().pressSequentially(text);
    }

    /** What has the focus. */
    public Locator focused() {
        return person.page().locator(":focus");
    }

    public void tabsTo(Locator control) {
        goesTo(control, "Tab");
    }

    public void tabsBackTo(Locator control) {
        goesTo(control, "Shift+Tab");
    }

    /** Goes to the control by that key, which moves the focus on. */
    public void goesTo(Locator control, String key) {
        for (int presses = 0; presses < MOST_TABS && !has(control); presses++) {
            presses(key);
        }
        assertThat(control).isFocused();
    }

    private static boolean has(Locator control) {
        return (Boolean) control.evaluate("control => control === document.activeElement");
    }

    /** Goes there, and does what it is for. */
    public void does(Locator control) {
        tabsTo(control);
        presses("Enter");
    }

    /** Goes to a field, and fills it in. */
    public void fills(Locator field, String text) {
        tabsTo(field);
        types(text);
    }
}
