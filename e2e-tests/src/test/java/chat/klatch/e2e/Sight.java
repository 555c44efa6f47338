package chat.klatch.e2e;

import chat.klatch.client.view.Labels;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * What there is on somebody's page, by role and name, as assistive technology finds it ({@link Labels}); nothing here
 * waits or acts.
 */
public abstract sealed class Sight permits Person {
    private final Page page;

    Sight(Page page) {
        this.page = page;
    }

    /** What no word here says. */
    public final Page page() {
        return page;
    }

    public final Locator everywhere() {
        return page.locator(":root");
    }

    public final Locator sidebar() {
        return Roles.named(everywhere(), AriaRole.COMPLEMENTARY, Labels.SIDEBAR);
    }

    /** What the page is about, beside the sidebar. */
    public final Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    /** The heading of what is open. */
    public final Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    public final Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    public final Locator articles() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    /** The message with that text in it. */
    public final Locator message(String text) {
        return articles().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The messages of one's own that are in that state. */
    public final Locator own(String state) {
        return Roles.named(log(), AriaRole.ARTICLE, state);
    }

    public final Locator composer() {
        var form = form(Labels.COMPOSER);
        return form.getByRole(AriaRole.TEXTBOX).or(form.getByRole(AriaRole.COMBOBOX));
    }

    /** How the connection stands; hidden where that is not worth a word. */
    public final Locator connection() {
        return page.getByRole(AriaRole.STATUS,
                new Page.GetByRoleOptions().setName(Labels.CONNECTION).setExact(true).setIncludeHidden(true));
    }

    public final Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    public final Locator dialog(String label) {
        return Roles.named(everywhere(), AriaRole.DIALOG, label);
    }

    /** What is asked before something that cannot be undone. */
    public final Locator question(String title) {
        return Roles.named(everywhere(), AriaRole.ALERTDIALOG, title);
    }

    /** A sheet beside the room, or in its place where there is little space. */
    public final Locator panel(String label) {
        return Roles.named(everywhere(), AriaRole.COMPLEMENTARY, label)
                .or(Roles.named(everywhere(), AriaRole.MAIN, label));
    }

    /** What was done, and what failed. */
    public final Locator notifications() {
        return Roles.named(everywhere(), AriaRole.REGION, Labels.NOTIFICATIONS);
    }

    public final Locator form(String label) {
        return Roles.named(everywhere(), AriaRole.FORM, label);
    }
}
