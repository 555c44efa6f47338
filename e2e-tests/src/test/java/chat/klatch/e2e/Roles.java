package chat.klatch.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** How one control is found within something: by its role and its whole name. */
public final class Roles {
    private Roles() {
    }

    public static Locator button(Locator within, String label) {
        return named(within, AriaRole.BUTTON, label);
    }

    public static Locator link(Locator within, String label) {
        return named(within, AriaRole.LINK, label);
    }

    public static Locator field(Locator within, String label) {
        return named(within, AriaRole.TEXTBOX, label);
    }

    public static Locator radio(Locator within, String label) {
        return named(within, AriaRole.RADIO, label);
    }

    public static Locator menuItem(Locator within, String label) {
        return named(within, AriaRole.MENUITEM, label);
    }

    /** A field for a password has no role. */
    public static Locator secret(Locator within, String label) {
        return within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /** Anything else that has a role and that name. */
    public static Locator named(Locator within, AriaRole role, String label) {
        return within.getByRole(role, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }
}
