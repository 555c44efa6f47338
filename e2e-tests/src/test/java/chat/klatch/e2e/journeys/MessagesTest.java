package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.Device;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people do with messages that are there. */
@InBrowsers
class MessagesTest {
    private static final String THUMBS_UP = "thumbs up";

    @Test
    void aMessageLooksAsItsAuthorMeantIt(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("**strong** _em_ ~~gone~~ `1 < 2` [dead](javascript:alert(1)) <i>no</i>\n"
                + "https://klatch.example/a_b_c\n- one\n- two\n\n> said before\n\n```java\nint a = 1;\n```");
        var message = bob.message("strong");
        assertThat(message.getByRole(AriaRole.STRONG)).hasText("strong");
        assertThat(message.getByRole(AriaRole.EMPHASIS)).hasText("em");
        assertThat(message.getByRole(AriaRole.LISTITEM)).hasText(new String[]{"one", "two"});
        assertThat(message.getByRole(AriaRole.BLOCKQUOTE)).hasText("said before");
        assertThat(message).containsText("dead (javascript:alert(1)) <i>no</i>");
        var link = message.getByRole(AriaRole.LINK);
        assertThat(link).hasAttribute("href", "https://klatch.example/a_b_c");
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
        var code = message.getByRole(AriaRole.REGION,
                new Locator.GetByRoleOptions().setName(Labels.codeSample("java")).setExact(true));
        assertThat(code).hasText("int a = 1;");
        bob.mayCopy();
        Roles.button(message, Labels.COPY).click();
        assertThat(message).containsText(TalkTexts.COPIED);
        assertEquals("int a = 1;", bob.copied());
    }

    @Test
    void theLinkOfAMessageIsCopiedAndLeadsThere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("Cake at four?");
        ada.writes("And tea");
        bob.sees("And tea");
        bob.mayCopy();
        bob.picks("Cake at four?", Labels.COPY_LINK);
        assertThat(bob.page().getByText(TalkTexts.LINK_COPIED)).hasCount(1); // said aloud
        ada.page().navigate(bob.copied());
        assertThat(ada.message("Cake at four?")).isFocused();
    }

    @Test
    void somebodyReactsAndTakesItBack(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("Cake at four?");
        bob.sees("Cake at four?");
        bob.does("Cake at four?", Labels.reactWith(THUMBS_UP));
        Roles.button(ada.message("Cake"), Labels.reaction(THUMBS_UP, 1, false)).click();
        var both = Labels.reaction(THUMBS_UP, 2, true);
        assertThat(Roles.button(ada.message("Cake"), both)).hasAttribute("aria-pressed", "true");
        Roles.button(bob.message("Cake"), both).click();
        assertThat(Roles.button(ada.message("Cake"), Labels.reaction(THUMBS_UP, 1, true))).isVisible();
        Roles.button(ada.message("Cake"), Labels.reaction(THUMBS_UP, 1, true)).click();
        assertThat(bob.message("Cake").getByRole(AriaRole.GROUP)).hasCount(0);
    }

    @Test
    void anyEmojiIsFoundByItsName(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("Cake at four?");
        ada.does("Cake at four?", Labels.ADD_REACTION);
        var picker = ada.dialog(Labels.EMOJI);
        assertThat(picker).containsText(TalkTexts.EMOJI_AT_HAND);
        assertThat(picker).not().containsText(TalkTexts.EMOJI_LATELY);
        picker.getByRole(AriaRole.SEARCHBOX).fill("poodle");
        picker.getByRole(AriaRole.GRIDCELL, new Locator.GetByRoleOptions().setName("poodle").setExact(true)).click();
        assertThat(picker).isHidden();
        assertThat(Roles.button(ada.message("Cake"), Labels.reaction("poodle", 1, true))).isVisible();
        ada.does("Cake at four?", Labels.ADD_REACTION);
        assertThat(picker).containsText(TalkTexts.EMOJI_LATELY);
    }

    @Test
    void anAnswerShowsWhatItAnswersAndLeadsThere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("Who has the keys?");
        bob.sees("Who has the keys?");
        bob.does("Who has the keys?", Labels.REPLY);
        assertThat(bob.form(Labels.COMPOSER)).containsText("Replying to Ada");
        bob.writes("I have them");
        assertThat(bob.form(Labels.COMPOSER).getByText("Replying to")).isHidden();
        var answer = ada.message("I have them");
        assertThat(answer).hasAccessibleName(Pattern.compile("Bob, .*" + Labels.inReplyTo(Labels.YOU)));
        Roles.button(answer, Labels.quote(Labels.YOU)).click();
        assertThat(ada.articles().first()).isFocused();
        bob.does("I have them", Labels.REPLY);
        assertThat(bob.form(Labels.COMPOSER)).containsText("Replying to yourself");
    }

    @Test
    void oneMendsWhatOneWrote(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("Cake at fuor");
        bob.sees("Cake at fuor");
        var box = ada.mendsTheLast();
        assertThat(box).hasValue("Cake at fuor");
        box.press("Escape");
        assertThat(ada.notifications().getByRole(AriaRole.BUTTON)).hasCount(0); // where nothing was changed, nothing is
                                                                                // lost
        ada.mendsTheLast().fill("no, wait");
        box.press("Escape");
        assertThat(ada.form(Labels.EDIT_MESSAGE)).hasCount(0);
        ada.sees("Cake at fuor");
        Roles.button(ada.notifications(), Labels.UNDO).click();
        assertThat(box).hasValue("no, wait");
        assertThat(box).isFocused();
        Roles.button(ada.form(Labels.EDIT_MESSAGE), Labels.CANCEL).click();
        Roles.button(ada.notifications(), Labels.UNDO).click();
        assertThat(box).hasValue("no, wait");
        ada.reloads();
        assertThat(box).hasValue("no, wait");
        Roles.button(ada.form(Labels.EDIT_MESSAGE), Labels.CANCEL).click();
        ada.mendsTheLast().fill("Cake at four");
        box.press("Enter");
        assertThat(bob.message("Cake at four")).containsText("(edited)");
        assertThat(bob.message("Cake at four")).hasAccessibleName(Pattern.compile("Ada, .*, edited"));
        assertThat(ada.message("Cake at four")).containsText("(edited)");
    }

    @Test
    void whatOneBeganToMendWaitsUntilOneIsBack(Place place) {
        Person ada = place.owner("Ada");
        Bot.of(place, ada).makes("Kitchen");
        var foyer = ada.room();
        ada.writes("Cake at fuor");
        ada.mendsTheLast().fill("Cake at four");
        ada.goesTo("Kitchen");
        ada.goesTo(foyer);
        var box = Roles.field(ada.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE);
        assertThat(box).hasValue("Cake at four");
        ada.reloads();
        assertThat(box).hasValue("Cake at four");
        box.press("Enter");
        assertThat(ada.message("Cake at four")).containsText("(edited)");
        ada.reloads();
        assertThat(ada.message("Cake at four")).isVisible();
        assertThat(ada.form(Labels.EDIT_MESSAGE)).hasCount(0);
    }

    @Test
    void whatIsBeingMendedInOneTabTakesNobodyInAnotherFromWhatTheyWrite(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("Cake at fuor");
        var box = ada.mendsTheLast();
        box.fill("Cake at four");
        Person tab = ada.opensAnotherTab();
        var there = Roles.field(tab.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE);
        assertThat(there).hasValue("Cake at four");
        assertThat(tab.composer()).isFocused();
        box.fill("Cake at four, or five");
        Roles.button(tab.form(Labels.EDIT_MESSAGE), Labels.CANCEL).click();
        assertThat(there).hasCount(0);
        ada.reloads();
        assertThat(box).hasValue("Cake at four, or five");
    }

    @Test
    void whatWasMendedElsewhereMeanwhileIsNotOverwritten(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("first");
        Person tab = ada.opensAnotherTab();
        tab.sees("first");
        var late = tab.mendsTheLast();
        late.fill("too late");
        var box = ada.mendsTheLast();
        box.fill("second");
        box.press("Enter");
        assertThat(tab.message("second")).hasAccessibleName(Pattern.compile(".*, edited"));
        late.press("Enter");
        var refused = tab.message("second");
        assertThat(refused).containsText("changed somewhere else");
        Roles.button(refused, Labels.EDIT).click();
        assertThat(late).hasValue("too late");
        late.press("Enter");
        assertThat(ada.message("too late")).isVisible();
    }

    @Test
    void oneTakesBackWhatOneWrote(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        ada.writes("never mind");
        bob.sees("never mind");
        ada.picks("never mind", Labels.DELETE_MESSAGE);
        var question = ada.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).hasAccessibleName(Labels.DELETE_QUESTION);
        assertThat(Roles.button(question, Labels.KEEP_IT)).isFocused();
        Roles.button(question, Labels.KEEP_IT).click();
        ada.sees("never mind");
        ada.picks("never mind", Labels.DELETE_MESSAGE);
        Roles.button(question, Labels.DELETE).click();
        ada.doesNotSee("never mind");
        bob.doesNotSee("never mind");
        assertThat(bob.articles()).hasAccessibleName(Pattern.compile(Labels.deletedMessage(".*")));
    }

    @Test
    void theOwnerTakesBackWhatSomebodyElseWrote(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.writes("buy my watches");
        ada.sees("buy my watches");
        ada.picks("buy my watches", Labels.DELETE_MESSAGE);
        Roles.button(ada.page().getByRole(AriaRole.ALERTDIALOG), Labels.DELETE).click();
        bob.doesNotSee("buy my watches");
    }

    @Test
    void keysAloneDoItAll(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("one");
        ada.writes("two");
        ada.hasNothingWaiting();
        ada.message("two").focus();
        ada.message("two").press("ArrowUp");
        assertThat(ada.message("one")).isFocused();
        ada.message("one").press("Enter");
        var tools = ada.message("one").getByRole(AriaRole.TOOLBAR);
        var quick = Roles.button(tools, Labels.reactWith(THUMBS_UP));
        assertThat(quick).isFocused();
        quick.press("Enter");
        assertThat(Roles.button(ada.message("one"), Labels.reaction(THUMBS_UP, 1, true))).isVisible();
        quick.press("Escape");
        assertThat(ada.message("one")).isFocused();
        ada.message("one").press("r");
        assertThat(ada.composer()).isFocused();
        assertThat(ada.form(Labels.COMPOSER)).containsText("Replying to");
        ada.composer().press("Escape");
        assertThat(ada.form(Labels.COMPOSER).getByText("Replying to")).isHidden();
        ada.message("two").focus();
        ada.message("two").press("e");
        assertThat(Roles.field(ada.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE)).isFocused();
        Roles.field(ada.form(Labels.EDIT_MESSAGE), Labels.EDIT_MESSAGE).press("Escape");
        assertThat(ada.message("two")).isFocused();
        ada.goesToSettings("look");
        ada.everywhere().getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(Labels.SINGLE_LETTERS))
                .click();
        ada.page().goBack();
        ada.does("two", Labels.MORE_ACTIONS);
        var menu = ada.dialog(Labels.MESSAGE_ACTIONS);
        assertThat(menu.getByText("Del", new Locator.GetByTextOptions().setExact(true))).isVisible();
        assertThat(menu.getByText("R", new Locator.GetByTextOptions().setExact(true))).isHidden();
        ada.page().keyboard().press("Escape");
        ada.message("two").focus();
        ada.message("two").press("e");
        ada.message("two").press("Delete");
        Roles.button(ada.page().getByRole(AriaRole.ALERTDIALOG), Labels.DELETE).waitFor();
        assertThat(ada.form(Labels.EDIT_MESSAGE)).isHidden(); // the page has gone on since
        Roles.button(ada.page().getByRole(AriaRole.ALERTDIALOG), Labels.DELETE).press("Enter");
        ada.doesNotSee("two");
    }

    @Test
    void theKeysOfWhatCanBeDoneStandInOneColumn(Place place) {
        Person ada = place.owner("Ada");
        ada.writes("cake");
        ada.does("cake", Labels.MORE_ACTIONS);
        var menu = ada.dialog(Labels.MESSAGE_ACTIONS);
        var ends = Stream.of("R", "U", "Del").map(key -> right(menu.getByText(key, new Locator.GetByTextOptions()
                .setExact(true)))).distinct().count();
        assertEquals(1, ends, "columns");
    }

    private static long right(Locator key) {
        var box = key.boundingBox();
        return Math.round(box.x + box.width);
    }

    @Test
    void aFingerThatStaysFindsTheSame(Place place) {
        Person ada = place.owner("Ada", Device.PHONE);
        ada.writes("pressed for long");
        ada.hasNothingWaiting();
        ada.message("pressed").click(); // a tap gives the row its button
        Roles.button(ada.message("pressed"), Labels.MORE_ACTIONS).click();
        var sheet = ada.dialog(Labels.MESSAGE_ACTIONS);
        Roles.button(sheet, Labels.reactWith(THUMBS_UP)).click();
        assertThat(Roles.button(ada.message("pressed"), Labels.reaction(THUMBS_UP, 1, true))).isVisible();
    }
}
