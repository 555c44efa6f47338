package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Bob did to a message in a tunnel cannot be done any more when he is out of it. */
@InBrowsers
class RefusedDeedsTest {
    private static final String THUMBS_UP = "thumbs up";
    /** Heights are not whole numbers of them. */
    private static final double PIXEL = 1;

    private static void takesBack(Person person, String text) {
        person.picks(text, Labels.DELETE_MESSAGE);
        Roles.button(person.question(Labels.DELETE_QUESTION), Labels.DELETE).click();
        person.doesNotSee(text);
    }

    private static void standsAboveTheComposer(Person person) {
        standsAboveTheComposer(person, person.notifications().getByRole(AriaRole.ALERT));
    }

    private static void standsAboveTheComposer(Person person, Locator toast) {
        var composer = person.form(Labels.COMPOSER);
        Waits.until(person.page(), () -> {
            var box = toast.boundingBox();
            var under = composer.boundingBox();
            return box != null && under != null && box.y >= 0 && box.y + box.height <= under.y + PIXEL;
        }, () -> "the toast covers the composer");
    }

    @Test
    void aReactionThatDidNotStayIsSaidWithItsReason(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        ada.writes("cake at four");
        bob.sees("cake at four");
        wire.cut();
        bob.does("cake at four", Labels.reactWith(THUMBS_UP));
        assertThat(Roles.button(bob.message("cake"), Labels.waiting(Labels.reaction(THUMBS_UP, 1, true)))).isVisible();
        takesBack(ada, "cake at four");
        wire.mend();
        assertThat(bob.notifications().getByRole(AriaRole.ALERT)).containsText("deleted");
        bob.page().setViewportSize(390, 844);
        standsAboveTheComposer(bob);
        bob.page().setViewportSize(1280, 800);
        standsAboveTheComposer(bob);
        bob.doesNotSee("cake at four");
        bob.signsOut();
        assertThat(bob.notifications().getByRole(AriaRole.ALERT)).hasCount(0); // it is nobody else's
    }

    @Test
    void whatNobodyHeardInManyRoomsIsGivenBackAndCoversNoComposer(Place place) {
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        var foyer = bob.room();
        var bot = Bot.of(place, bob);
        var rooms = List.of("Attic", "Bakery", "Cellar", "Den", "Eaves", "Ferry");
        rooms.forEach(bot::makes);
        assertThat(Roles.link(bob.sidebar(), rooms.getLast())).isVisible();
        wire.cut();
        for (var room : rooms) {
            bob.goesTo(room);
            bob.writes("said in " + room);
        }
        bob.goesTo(foyer);
        rooms.forEach(bot::deletes);
        wire.mend();
        var toasts = bob.notifications().getByRole(AriaRole.ALERT);
        assertThat(toasts).hasCount(rooms.size());
        for (var size : List.of(new ViewportSize(390, 480), new ViewportSize(1280, 400))) {
            bob.page().setViewportSize(size.width, size.height);
            assertEquals(true, bob.notifications().evaluate("all => all.scrollHeight > all.clientHeight"));
            for (var toast : toasts.all()) {
                toast.scrollIntoViewIfNeeded();
                standsAboveTheComposer(bob, toast);
            }
        }
    }

    @Test
    void whatWasWrittenIntoADeletedMessageComesBackToItsAuthor(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        bob.writes("cake at fuor");
        ada.sees("cake at fuor");
        var box = bob.mendsTheLast();
        wire.cut();
        box.fill("cake at four");
        box.press("Enter");
        assertThat(bob.message("cake at four")).containsText(TalkTexts.WAITING_TO_SAVE);
        assertThat(bob.message("cake at four")).hasAccessibleName(Pattern.compile(Labels.waiting(".*")));
        takesBack(ada, "cake at fuor");
        wire.mend();
        assertThat(bob.notifications().getByRole(AriaRole.ALERT)).containsText(TalkTexts.EDIT_OF_DELETED);
        assertThat(bob.composer()).hasValue("cake at four");
    }

    private static Locator toasts(Person person) {
        return person.notifications().getByRole(AriaRole.ALERT);
    }

    @Test
    void whatNobodyHeardIsGivenBackAfterAReloadTooUntilItsAuthorTakesItAway(Place place) {
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        bob.expectsComplaint("the server responded with a status of 404"); // the address of a room that is gone
        bob.mayCopy();
        var foyer = bob.room();
        var bot = Bot.of(place, bob);
        bot.makes("Attic");
        bob.goesTo("Attic");
        bob.writes("cake at fuor");
        var box = bob.mendsTheLast();
        wire.cut();
        box.fill("cake at four");
        box.press("Enter");
        bob.writes("and tea");
        bot.deletes("Attic");
        wire.mend();
        assertThat(toasts(bob)).containsText(TalkTexts.notHeard(1, 1, "Attic"));
        bob.reloads();
        assertThat(toasts(bob)).containsText(TalkTexts.notHeard(1, 1, null)); // who is not in it cannot know its name
        Roles.button(toasts(bob), TalkTexts.COPY_TEXT).click();
        assertThat(Roles.button(toasts(bob), TalkTexts.COPIED)).isVisible();
        assertEquals("cake at four\n\nand tea", bob.copied());
        Roles.button(toasts(bob), Labels.CLOSE).click();
        bob.reloads();
        assertThat(Roles.link(bob.sidebar(), foyer)).isVisible(); // all rooms are told
        assertThat(toasts(bob)).hasCount(0);
    }

    @Test
    void whatWasMeantForOtherDataOfTheServerIsGivenBack(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        bob.writes("cake at fuor");
        ada.sees("cake at fuor");
        bob.does("cake at fuor", Labels.REPLY);
        var box = bob.mendsTheLast();
        box.fill("cake at four");
        wire.leadsToOtherData();
        wire.cut();
        wire.mend();
        assertThat(toasts(bob)).containsText(TalkTexts.EDIT_OF_OTHER_DATA);
        box.press("Enter");
        box.press("Enter");
        assertThat(toasts(bob)).hasCount(1); // it says so once
        assertThat(Roles.button(toasts(bob), TalkTexts.COPY_TEXT)).isVisible();
        assertThat(box).hasValue("cake at four");
        assertThat(bob.form(Labels.COMPOSER).getByText("Replying to")).isHidden();
        bob.writes("tea is ready");
        ada.sees("tea is ready");
        bob.reloads();
        assertThat(toasts(bob)).containsText(TalkTexts.EDIT_OF_OTHER_DATA);
        assertThat(bob.form(Labels.EDIT_MESSAGE)).hasCount(0);
        Roles.button(toasts(bob), Labels.CLOSE).click();
        bob.reloads();
        bob.sees("tea is ready");
        assertThat(toasts(bob)).hasCount(0);
    }

    @Test
    void whatWasBegunInARoomThatIsGoneIsGivenBack(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room("Attic", bob, ada);
        bob.expectsComplaint("the server responded with a status of 404"); // the address of a room that is gone
        bob.mayCopy();
        bob.goesTo("Attic");
        bob.writes("cake at fuor");
        bob.mendsTheLast().fill("cake at four");
        bob.composer().fill("and tea");
        Bot.of(place, bob).deletes("Attic");
        var edit = toasts(bob).filter(new Locator.FilterOptions().setHasText(TalkTexts.notHeard(0, 1, "Attic")));
        Roles.button(edit, TalkTexts.COPY_TEXT).click();
        assertThat(edit).containsText(TalkTexts.COPIED);
        assertEquals("cake at four", bob.copied());
        var draft = toasts(bob).filter(new Locator.FilterOptions().setHasText(TalkTexts.begunIn("Attic")));
        Roles.button(draft, TalkTexts.COPY_TEXT).click();
        assertThat(draft).containsText(TalkTexts.COPIED);
        assertEquals("and tea", bob.copied());
    }
}
