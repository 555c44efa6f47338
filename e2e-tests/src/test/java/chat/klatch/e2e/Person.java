package chat.klatch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.view.Labels;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a browser of their own. What they find, they find by role and name, as assistive technology does
 * ({@link Labels}); what they do waits until it can be done, and what they see may take a while to come.
 */
public final class Person {
    public static final String PASSWORD = "three blue cups";
    private static final Pattern IN_SOME_ROOM = Pattern.compile(Labels.composerText(".+"));
    private final Place place;
    private final String name;
    private final Device device;
    private final BrowserContext context;
    private final Page page;
    private final Complaints complaints;
    private final List<String> wrote;

    Person(Place place, String name, Device device, BrowserContext context) {
        this.place = place;
        this.name = name;
        this.device = device;
        this.context = context;
        complaints = new Complaints();
        wrote = new ArrayList<>();
        context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true).setTitle(name));
        if (!device.hasWasm()) {
            context.addInitScript("delete globalThis.WebAssembly");
        }
        page = context.newPage();
        complaints.listenTo(page);
    }

    private Person(Person self) {
        place = self.place;
        name = self.name;
        device = self.device;
        context = self.context;
        complaints = self.complaints;
        wrote = self.wrote;
        page = context.newPage();
        complaints.listenTo(page);
    }

    /** The same person in a second tab of the same browser, in the place. */
    public Person opensAnotherTab() {
        var tab = new Person(this);
        tab.opensThePlace();
        tab.isIn();
        return tab;
    }

    public String name() {
        return name;
    }

    public String username() {
        return name.toLowerCase(Locale.ROOT) + place.suffix();
    }

    /** What no verb here says. */
    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    // coming and going

    public void opensThePlace() {
        page.navigate(place.address() + "/");
    }

    /** Comes as the very first visitor, and makes the place and the account that owns it. */
    public void setsUp(String placeName) {
        opensThePlace();
        var form = form(Labels.FIRST_RUN);
        if (place.isOlder() && !isFirst()) {
            signsUp();
            return;
        }
        field(form, Labels.PLACE_NAME).fill(placeName);
        field(form, Labels.YOUR_NAME).fill(name);
        field(form, Labels.USERNAME).fill(username());
        password(form).fill(PASSWORD);
        button(form, Labels.FINISH_SETUP).click();
        isIn();
    }

    private boolean isFirst() {
        form(Labels.FIRST_RUN).or(form(Labels.SIGN_IN)).waitFor();
        return form(Labels.FIRST_RUN).isVisible();
    }

    /** Makes an account. */
    public void signsUp() {
        opensThePlace();
        link(everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        fillsInSignUp(username());
        isIn();
    }

    public void fillsInSignUp(String username) {
        var form = form(Labels.CREATE_AN_ACCOUNT);
        field(form, Labels.YOUR_NAME).fill(name);
        field(form, Labels.USERNAME).fill(username);
        password(form).fill(PASSWORD);
        button(form, Labels.CREATE_ACCOUNT).click();
    }

    public void signsInWith(String password) {
        var form = form(Labels.SIGN_IN);
        field(form, Labels.USERNAME).fill(username());
        password(form).fill(password);
        button(form, Labels.SIGN_IN).click();
    }

    public void signsIn() {
        signsInWith(PASSWORD);
        isIn();
    }

    public void signsOut() {
        goesToSettings("");
        button(everywhere(), Labels.SIGN_OUT).click();
        assertThat(form(Labels.SIGN_IN)).isVisible();
    }

    /** To a page of the settings, or to their list. */
    public void goesToSettings(String settings) {
        page.navigate(place.address() + "/#settings" + (settings.isEmpty() ? "" : "/" + settings));
        button(everywhere(), Labels.SIGN_OUT).waitFor();
    }

    public void reloads() {
        page.reload();
    }

    /** Is in a room, and could write. */
    public void isIn() {
        assertThat(composer()).hasAccessibleName(IN_SOME_ROOM);
    }

    // talking

    public void goesTo(String room) {
        link(sidebar(), room).click();
        assertThat(heading()).hasText(room);
    }

    /** Has come into a room, and could write. */
    public void isInRoom(String room) {
        assertThat(heading()).hasText(room);
        assertThat(composer()).hasAccessibleName(Labels.composerText(room));
    }

    /** The name of the room that is open. */
    public String room() {
        return heading().textContent();
    }

    public void writes(String text) {
        wrote.add(text);
        composer().fill(text);
        if (device.touch()) {
            button(everywhere(), Labels.SEND).click();
        } else {
            composer().press("Enter");
        }
        assertThat(composer()).hasValue("");
    }

    /** The message with that text in it. */
    public Locator message(String text) {
        return articles().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** With the pointer on a message that has arrived, presses one of its buttons. */
    public void does(String text, String button) {
        hasNothingWaiting();
        message(text).hover();
        button(message(text).getByRole(AriaRole.TOOLBAR), button).click();
    }

    /** The same, from the menu of all that can be done. */
    public void picks(String text, String item) {
        does(text, Labels.MORE_ACTIONS);
        dialog(Labels.MESSAGE_ACTIONS)
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(item).setExact(true)).click();
    }

    /** Changes the newest of what they wrote, as they do: by the key from the empty composer. */
    public Locator mendsTheLast() {
        hasNothingWaiting();
        composer().press("ArrowUp");
        var box = field(form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE);
        assertThat(box).isFocused();
        return box;
    }

    /** Everything that they wrote, in order. */
    public List<String> wrote() {
        return List.copyOf(wrote);
    }

    /** Sees it in the log, exactly once. */
    public void sees(String text) {
        assertThat(text(text)).isVisible();
    }

    public void doesNotSee(String text) {
        assertThat(text(text)).isHidden();
    }

    /** Sees these of all the texts of this test, in this order, each once, and none that waits. */
    public void readsExactly(List<String> texts) {
        Waits.until(page, () -> reads().equals(texts), () -> name + " reads " + reads() + " and not " + texts);
        hasNothingWaiting();
    }

    /** All that they wrote has been acknowledged. */
    public void hasNothingWaiting() {
        assertThat(own(Labels.YOU_WAITING)).hasCount(0);
        assertThat(own(Labels.YOU_SENDING)).hasCount(0);
        assertThat(own(Labels.YOU_NOT_SENT)).hasCount(0);
    }

    /** What the log shows of the texts of this test, from the top. */
    public List<String> reads() {
        var written = place.written();
        var found = articles().allInnerTexts().stream().flatMap(String::lines).map(String::strip)
                .filter(written::contains).toList();
        return place.isOlder() ? found.subList(Math.max(0, found.size() - written.size()), found.size()) : found;
    }

    /** The messages of one's own that are in that state. */
    public Locator own(String state) {
        return log().getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName(state).setExact(true));
    }

    private Locator text(String text) {
        var found = log().getByText(text, new Locator.GetByTextOptions().setExact(true));
        return place.isOlder() ? found.last() : found;
    }

    // what there is

    public Locator everywhere() {
        return page.locator(":root");
    }

    public Locator sidebar() {
        return page.getByRole(AriaRole.COMPLEMENTARY,
                new Page.GetByRoleOptions().setName(Labels.SIDEBAR).setExact(true));
    }

    public Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    public Locator articles() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    public Locator composer() {
        var form = form(Labels.COMPOSER);
        return form.getByRole(AriaRole.TEXTBOX).or(form.getByRole(AriaRole.COMBOBOX));
    }

    /** How the connection stands; hidden where that is not worth a word. */
    public Locator connection() {
        return page.getByRole(AriaRole.STATUS,
                new Page.GetByRoleOptions().setName(Labels.CONNECTION).setExact(true).setIncludeHidden(true));
    }

    public Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    public Locator dialog(String label) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** What is asked before something that cannot be undone. */
    public Locator question(String title) {
        return page.getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** A sheet beside the room. */
    public Locator panel(String label) {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** What was done, and what failed. */
    public Locator notifications() {
        return page.getByRole(AriaRole.REGION,
                new Page.GetByRoleOptions().setName(Labels.NOTIFICATIONS).setExact(true));
    }

    /** The heading of what is open. */
    public Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    public Locator form(String label) {
        return page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public static Locator field(Locator form, String label) {
        return form.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A field for a password has no role. */
    public static Locator password(Locator form) {
        return form.getByLabel(Labels.PASSWORD, new Locator.GetByLabelOptions().setExact(true));
    }

    public static Locator button(Locator within, String label) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    public static Locator link(Locator within, String label) {
        return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    // what the harness needs

    /** The browser may log this error: the test provokes it. */
    public void expectsComplaint(String part) {
        complaints.expect(part);
    }

    /** The browser may log that the server cannot be reached: the test cuts the network. */
    public void expectsToBeCutOff() {
        complaints.expect("Failed to load resource: net::");
        complaints.expect("WebSocket connection to");
    }

    List<String> complaints() {
        try {
            page.title(); // what was said before this has been heard then
        } catch (PlaywrightException gone) {
            complaints.expect(""); // a page that cannot answer has been complained of, or was closed by its test
        }
        return complaints.unexpected();
    }

    /** Closes the browser; leaves a trace and a picture where a folder is given. */
    void leave(@Nullable Path folder) {
        try {
            if (folder == null) {
                context.tracing().stop();
            } else {
                page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(username() + ".png")));
                context.tracing().stop(
                        new Tracing.StopOptions().setPath(folder.resolve(username() + ".trace.zip")));
            }
        } catch (PlaywrightException gone) {
            System.err.println("Nothing kept of " + name + ": " + gone.getMessage());
        } finally {
            context.close();
        }
    }
}
