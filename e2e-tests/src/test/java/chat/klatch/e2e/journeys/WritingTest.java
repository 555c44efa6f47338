package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.protocol.Limits;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What helps people while they write, and to find what was written. */
@InBrowsers
class WritingTest {
    private static final String MEMBERS = "**/api/rooms/*/members*";

    @Test
    void whoeverIsMeantIsFoundByTheBeginningOfTheirName(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.composer().pressSequentially("cake, @bO");
        var list = ada.page().getByRole(AriaRole.LISTBOX);
        assertThat(list).hasAccessibleName(Labels.peopleMatching("bO"));
        assertThat(option(list, "Bob")).hasAttribute("aria-selected", "true");
        ada.composer().press("Enter");
        assertThat(list).isHidden();
        assertThat(ada.composer()).hasValue("cake, @" + bob.username() + " ");
        ada.composer().press("Enter");
        assertThat(bob.message("cake")).hasAccessibleName(Pattern.compile("Ada, .*, mentions you"));
        assertThat(bob.message("cake").getByText("@" + bob.username())).isVisible();
        Person cleo = place.member("Cleo"); // without a word
        ada.composer().pressSequentially("@cl");
        assertThat(option(list, "Cleo")).containsText(cleo.username());
    }

    @Test
    void everybodyIsMeantByTheRoom(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.composer().pressSequentially("@roo");
        assertThat(option(ada.page().getByRole(AriaRole.LISTBOX), "@room")).containsText("notifies 1 person");
        ada.composer().press("Tab");
        assertThat(ada.composer()).hasValue("@room ");
        ada.composer().press("Enter");
        assertThat(bob.message("@room")).hasAccessibleName(Pattern.compile("Ada, .*, mentions you"));
    }

    @Test
    void aListThatNobodyWantsGoesAway(Place place) {
        Person ada = place.owner("Ada");
        sendsBeforeAnybodyIsFound(ada, "@a");
        ada.composer().pressSequentially("@ad");
        var list = ada.page().getByRole(AriaRole.LISTBOX);
        assertThat(list).isVisible();
        ada.composer().press("Escape");
        assertThat(list).isHidden();
        ada.composer().press("Enter");
        ada.sees("@ad");
    }

    private static void sendsBeforeAnybodyIsFound(Person ada, String text) {
        var asked = new ArrayList<Route>();
        ada.page().route(MEMBERS, asked::add);
        ada.composer().pressSequentially(text);
        Waits.until(ada.page(), () -> !asked.isEmpty(), () -> "nobody was looked for");
        Roles.button(ada.everywhere(), Labels.SEND).click();
        ada.page().waitForResponse(MEMBERS, () -> asked.forEach(Route::resume));
        ada.page().evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        ada.sees(text);
        assertThat(ada.page().getByRole(AriaRole.LISTBOX)).isHidden();
        ada.page().unroute(MEMBERS);
    }

    @Test
    void anEmojiIsWrittenByItsName(Place place) {
        Person ada = place.owner("Ada");
        ada.composer().pressSequentially("one :coffe");
        var list = ada.page().getByRole(AriaRole.LISTBOX);
        assertThat(option(list, "hot beverage")).hasAttribute("aria-selected", "true");
        ada.composer().press("Enter");
        ada.composer().pressSequentially("and :tada:");
        assertThat(ada.composer()).hasValue("one ☕ and 🎉");
        Roles.button(ada.form(Labels.COMPOSER), Labels.INSERT_EMOJI).click();
        var picker = ada.dialog(Labels.EMOJI);
        picker.getByRole(AriaRole.SEARCHBOX).fill("qqqq");
        assertThat(picker).containsText("Nothing for “qqqq”");
        picker.getByRole(AriaRole.SEARCHBOX).fill("cake");
        picker.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(picker).isHidden();
        assertThat(ada.composer()).hasValue(Pattern.compile("one ☕ and 🎉\\S+"));
    }

    @Test
    void marksAreMadeByKeysAndLookedAtBeforeSending(Place place) {
        Person ada = place.owner("Ada");
        ada.composer().fill("cake");
        ada.composer().selectText();
        ada.composer().press("Control+b");
        assertThat(ada.composer()).hasValue("**cake**");
        ada.composer().press("Control+b");
        assertThat(ada.composer()).hasValue("cake");
        Roles.button(ada.form(Labels.COMPOSER), Labels.FORMATTING).click();
        ada.composer().selectText();
        Roles.button(ada.form(Labels.COMPOSER), Labels.LIST).click();
        assertThat(ada.composer()).hasValue("- cake");
        Roles.button(ada.form(Labels.COMPOSER), Labels.PREVIEW).click();
        assertThat(ada.form(Labels.COMPOSER).getByRole(AriaRole.LISTITEM)).hasText("cake");
        Roles.button(ada.form(Labels.COMPOSER), Labels.PREVIEW).click();
        assertThat(ada.composer()).isFocused();
        ada.composer().press("Enter");
        assertThat(ada.message("cake").getByRole(AriaRole.LISTITEM)).hasText("cake");
    }

    @Test
    void aMessageThatIsTooLongIsRefusedInWordsAndStays(Place place) {
        Person ada = place.owner("Ada");
        var text = "a".repeat(Limits.TEXT_CODE_POINTS + 2);
        ada.composer().fill(text);
        assertThat(ada.form(Labels.COMPOSER)).containsText("−2");
        ada.composer().press("Enter");
        assertThat(ada.notifications()).containsText(Texts.tooLong(2));
        assertThat(ada.composer()).hasValue(text);
        assertThat(ada.articles()).hasCount(0);
    }

    @Test
    void whoTypesIsTold(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.composer().pressSequentially("I am");
        assertThat(ada.page().getByText("Bob is typing")).isVisible();
        bob.composer().press("Enter");
        assertThat(ada.page().getByText("Bob is typing")).isHidden();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void aLinkLeadsToItsMessageHoweverFarBack(Place place) {
        Person ada = place.owner("Ada");
        var bot = Bot.of(place, ada);
        var room = ada.room();
        var seqs = bot.writes(room, IntStream.rangeClosed(1, 260).mapToObj(i -> "line " + i).toList());
        ada.sees("line 260");
        var address = ada.page().url();
        ada.page().navigate(address + "/" + seqs.get(19));
        ada.sees("line 20");
        assertThat(ada.articles().filter(new Locator.FilterOptions()
                .setHas(ada.page().getByText("line 20", new Page.GetByTextOptions().setExact(true))))).isFocused();
        Roles.button(ada.everywhere(), Labels.JUMP_TO_NEWEST).click();
        ada.sees("line 260");
    }

    private static Locator option(Locator list, String text) {
        return list.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void whoMendsIsHelpedToMeanSomebodyToo(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("cake");
        var box = ada.mendsTheLast();
        var edited = ada.form(Labels.EDIT_MESSAGE).getByRole(AriaRole.COMBOBOX);
        box.pressSequentially(", @bO");
        var list = ada.page().getByRole(AriaRole.LISTBOX);
        assertThat(option(list, "Bob")).isInViewport();
        edited.press("Escape");
        assertThat(list).isHidden();
        box.pressSequentially(" @bo");
        assertThat(option(list, "Bob")).hasAttribute("aria-selected", "true");
        edited.press("Enter");
        assertThat(box).hasValue("cake, @bO @" + bob.username() + " ");
        box.press("Enter");
        assertThat(bob.message("cake")).hasAccessibleName(Pattern.compile("Ada, .*, mentions you"));
    }
}
