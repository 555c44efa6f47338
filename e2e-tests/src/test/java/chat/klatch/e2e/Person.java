package chat.klatch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.klatch.client.view.Labels;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody in a browser of their own: what they do waits until it can be done, and what they see may take a while to
 * come. A second tab of theirs is the same person once more.
 */
public final class Person extends Sight {
    public static final String PASSWORD = "three blue cups";
    private static final Pattern IN_SOME_ROOM = Pattern.compile(Labels.composerText(".+"));
    private final Place place;
    private final String name;
    private final Desk desk;
    private final List<String> wrote;

    Person(Place place, String name, Desk desk) {
        this(place, name, desk, new ArrayList<>());
    }

    private Person(Place place, String name, Desk desk, List<String> wrote) {
        super(desk.tab());
        this.place = place;
        this.name = name;
        this.desk = desk;
        this.wrote = wrote;
    }

    /** The same person in a second tab of the same browser, in the place. */
    public Person opensAnotherTab() {
        var tab = new Person(place, name, desk, wrote);
        tab.opensThePlace();
        tab.isIn();
        return tab;
    }

    /** The same person, whose browser was ended and started again; for whom keeps a profile. */
    public Person restartsTheBrowser() {
        desk.restart();
        return new Person(place, name, desk, wrote);
    }

    /** The same person at another desk, who has not come in yet. */
    Person at(Desk other) {
        return new Person(place, name, other, wrote);
    }

    /** The browser loses this tab in the middle of whatever it does. */
    public void losesTheTab() {
        desk.complaints().expect(Complaints.CRASHED);
        assertThrows(PlaywrightException.class, () -> page().navigate("chrome://crash"));
        page().close();
    }

    public String name() {
        return name;
    }

    public String username() {
        return name.toLowerCase(Locale.ROOT) + place.suffix();
    }

    public BrowserContext context() {
        return desk.context();
    }

    // coming and going

    public void opensThePlace() {
        opens("");
    }

    /** Opens the place at what follows the # of its address. */
    public void opens(String hash) {
        page().navigate(place.address() + "/" + hash);
    }

    /** Signs in by the provider, from the page of signing in. */
    public void comesInByCorp() {
        Roles.link(everywhere(), Labels.continueWith(LoginPage.NAME)).click();
        signsInAtCorp();
        isIn();
    }

    /** Signs out, is led to the provider to sign out there as well, and comes back. */
    public void signsOutAtCorpToo() {
        signsOut();
        page().waitForURL(place.address() + "/");
        assertThat(form(Labels.SIGN_IN)).isVisible();
    }

    /** Says at the provider's page who they are. */
    public void signsInAtCorp() {
        page().getByLabel("Who").fill(username());
        page().getByLabel("What Corp knows of you").fill("{\"preferred_username\":\"" + username() + "\",\"name\":\""
                + name + "\",\"email\":\"" + username() + "@corp.example\",\"email_verified\":true}");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in at Corp")).click();
    }

    /** Comes in by a call that no page made, and is in the first room. */
    void comesIn(String path, String wish) {
        var answer = context().request().post(place.address() + path,
                RequestOptions.create().setHeader("Content-Type", "application/json").setData(wish));
        if (!answer.ok()) {
            throw new IllegalStateException(name + " could not come in: " + answer.status() + " " + answer.text());
        }
        opensThePlace();
        isIn();
    }

    /** Comes as the very first visitor, and makes the place and the account that owns it. */
    public void setsUp(String placeName) {
        opensThePlace();
        if (place.isOlder() && !isFirst()) {
            signsUp();
            return;
        }
        var form = form(Labels.FIRST_RUN);
        Roles.field(form, Labels.PLACE_NAME).fill(placeName);
        Roles.field(form, Labels.YOUR_NAME).fill(name);
        Roles.field(form, Labels.USERNAME).fill(username());
        Roles.secret(form, Labels.PASSWORD).fill(PASSWORD);
        Roles.button(form, Labels.FINISH_SETUP).click();
        isIn();
    }

    private boolean isFirst() {
        form(Labels.FIRST_RUN).or(form(Labels.SIGN_IN)).waitFor();
        return form(Labels.FIRST_RUN).isVisible();
    }

    /** Makes an account. */
    public void signsUp() {
        opensThePlace();
        Roles.link(everywhere(), Labels.CREATE_AN_ACCOUNT).click();
        fillsInSignUp(username());
        isIn();
    }

    public void fillsInSignUp(String username) {
        var form = form(Labels.CREATE_AN_ACCOUNT);
        Roles.field(form, Labels.YOUR_NAME).fill(name);
        Roles.field(form, Labels.USERNAME).fill(username);
        Roles.secret(form, Labels.PASSWORD).fill(PASSWORD);
        Roles.button(form, Labels.CREATE_ACCOUNT).click();
    }

    public void signsInWith(String password) {
        signsIn(username(), password);
    }

    /** In this browser, somebody else signs in. */
    public void signsInAs(Person other) {
        signsIn(other.username(), PASSWORD);
    }

    private void signsIn(String username, String password) {
        var form = form(Labels.SIGN_IN);
        Roles.field(form, Labels.USERNAME).fill(username);
        Roles.secret(form, Labels.PASSWORD).fill(password);
        Roles.button(form, Labels.SIGN_IN).click();
    }

    public void signsIn() {
        signsInWith(PASSWORD);
        isIn();
    }

    public void signsOut() {
        goesToSettings("");
        Roles.button(everywhere(), Labels.SIGN_OUT).click();
        assertThat(form(Labels.SIGN_IN)).isVisible();
    }

    /** To a page of the settings, or to their list. */
    public void goesToSettings(String settings) {
        page().navigate(place.address() + "/#settings" + (settings.isEmpty() ? "" : "/" + settings));
        Roles.button(everywhere(), Labels.SIGN_OUT).waitFor();
    }

    public void reloads() {
        page().reload();
    }

    /** Is in a room, and could write. */
    public void isIn() {
        assertThat(composer()).hasAccessibleName(IN_SOME_ROOM);
    }

    // talking

    public void goesTo(String room) {
        goesTo(room, room);
    }

    /** By a link that says more than the room's name. */
    public void goesTo(String link, String room) {
        Roles.link(sidebar(), link).click();
        assertThat(heading()).hasText(room);
    }

    /** Has come into a room, and could write. */
    public void isInRoom(String room) {
        assertThat(heading()).hasText(room);
        assertThat(composer()).hasAccessibleName(Labels.composerText(room));
    }

    /** The sheet of the open room, which is there then. */
    public Locator opensDetails() {
        Roles.link(everywhere(), Labels.ROOM_DETAILS).click();
        var details = panel(Labels.ROOM_DETAILS);
        assertThat(details).isVisible();
        return details;
    }

    /** The name of the room that is open. */
    public String room() {
        return heading().textContent();
    }

    /** Types into whatever has the focus what is then to be sent. */
    public void types(String text) {
        wrote.add(text);
        page().keyboard().type(text);
    }

    public void writes(String text) {
        wrote.add(text);
        composer().fill(text);
        if (desk.device().touch()) {
            Roles.button(everywhere(), Labels.SEND).click();
        } else {
            composer().press("Enter");
        }
        assertThat(composer()).hasValue("");
    }

    /** With the pointer on a message that has arrived, presses one of its buttons. */
    public void does(String text, String button) {
        hasNothingWaiting();
        message(text).hover();
        Roles.button(message(text).getByRole(AriaRole.TOOLBAR), button).click();
    }

    /** The same, from the menu of all that can be done. */
    public void picks(String text, String item) {
        does(text, Labels.MORE_ACTIONS);
        Roles.menuItem(dialog(Labels.MESSAGE_ACTIONS), item).click();
    }

    /** Changes the newest of what they wrote, as they do: by the key from the empty composer. */
    public Locator mendsTheLast() {
        hasNothingWaiting();
        composer().press("ArrowUp");
        var box = Roles.field(form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE);
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
        Waits.until(page(), () -> reads().equals(texts), () -> name + " reads " + reads() + " and not " + texts);
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
        return place.saidHere(articles().allInnerTexts().stream().flatMap(String::lines).map(String::strip).toList());
    }

    private Locator text(String text) {
        var found = log().getByText(text, new Locator.GetByTextOptions().setExact(true));
        return place.isOlder() ? found.last() : found;
    }

    /** The time in their browser, in the test's hand; nobody gets that browser afterwards. */
    public Clock clock() {
        desk.bends();
        return page().clock();
    }

    /** From now on their browser lets pages copy and paste, until the journey ends. */
    public void mayCopy() {
        context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    /** What was copied last in their browser, for who may. */
    public String copied() {
        return (String) page().evaluate("navigator.clipboard.readText()");
    }

    // what the harness needs

    /** The browser may log this error: the test provokes it. */
    public void expectsComplaint(String part) {
        desk.complaints().expect(part);
    }

    /** The browser may log that the server cannot be reached: the test cuts the network. */
    public void expectsToBeCutOff() {
        desk.complaints().expect("Failed to load resource: net::");
        desk.complaints().expect("WebSocket connection to");
    }

    Desk desk() {
        return desk;
    }
}
