package chat.klatch.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@InBrowsers
class UnreadTest {
    private static final String KITCHEN = "Kitchen";
    private static final int FEW = 40;
    private static final int MANY = 60;
    private static final int FAR_BACK = 520;
    private static final Labels.RoomMarks TWO = new Labels.RoomMarks(false, false, false, 0, 2);

    @Test
    void whatOneWatchesComingIsRead(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        bob.writes("one");
        bob.writes("two");
        ada.sees("two");
        assertThat(Roles.link(ada.sidebar(), ada.room())).isVisible();
        assertThat(ada.page()).hasTitle(ada.room() + " — Home");
        ada.reloads();
        ada.sees("two");
        assertThat(Roles.link(ada.sidebar(), ada.room())).isVisible();
        assertThat(ada.log().getByRole(AriaRole.SEPARATOR)).hasCount(0);
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoComesBackFromElsewhereBeginsAtTheFirstThatIsUnreadAndReadsNothingUnseen(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var foyer = bob.room();
        ada.writes("before");
        bob.sees("before");
        assertThat(Roles.link(bob.sidebar(), foyer)).isVisible();
        Roles.link(bob.sidebar(), Labels.CATCH_UP).click();
        assertThat(bob.heading()).hasText(Labels.CATCH_UP);
        Bot.of(place, ada).writes(foyer, IntStream.rangeClosed(1, 60).mapToObj(i -> "line " + i).toList());
        var sixty = Roles.link(bob.sidebar(), Labels.room(foyer, new Labels.RoomMarks(false, false, false, 0, 60)));
        sixty.click();
        assertThat(bob.log().getByRole(AriaRole.SEPARATOR)).isInViewport();
        assertThat(bob.message("line 1").first()).isInViewport();
        assertThat(bob.message("line 60")).not().isInViewport();
        assertThat(bob.sidebar().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName(Pattern.compile("^" + foyer + ", \\d+ unread$")))).isVisible();
    }

    @Test
    void whatIsSaidInAnotherRoomIsCountedUntilOneGoesThere(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        ada.goesTo(KITCHEN);
        ada.writes("cake");
        ada.writes("and more cake");
        assertThat(Roles.link(bob.sidebar(), Labels.room(KITCHEN, TWO))).isVisible();
        assertThat(bob.page()).hasTitle("(2) " + bob.room() + " — Home");
        bob.page().setViewportSize(390, 844);
        assertThat(Roles.link(bob.everywhere(), Labels.backToRooms(2)).locator(".tally")).isVisible();
        bob.page().setViewportSize(1280, 800);
        bob.goesToSettings("look");
        assertThat(bob.page()).hasTitle("(2) " + PlaceTexts.LOOK + " — " + Labels.SETTINGS);
        bob.page().goBack();
        Roles.link(bob.sidebar(), Labels.room(KITCHEN, TWO)).click();
        bob.sees("and more cake");
        assertThat(bob.log().getByRole(AriaRole.SEPARATOR))
                .hasAccessibleName(Pattern.compile(Labels.newSince("\\d\\d:\\d\\d")));
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        assertThat(bob.page()).hasTitle(KITCHEN + " — Home");
    }

    @Test
    void whatIsReadOnOneDeviceIsReadOnTheOtherAlsoWhereThatSlept(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        Person phone = place.elsewhere(bob);
        ada.goesTo(KITCHEN);
        ada.writes("cake");
        ada.writes("and more cake");
        var unread = Labels.room(KITCHEN, TWO);
        assertThat(Roles.link(bob.sidebar(), unread)).isVisible();
        assertThat(Roles.link(phone.sidebar(), unread)).isVisible();
        phone.expectsToBeCutOff();
        phone.context().setOffline(true);
        phone.page().navigate("about:blank");
        Roles.link(bob.sidebar(), unread).click();
        bob.sees("and more cake");
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        phone.context().setOffline(false);
        phone.opensThePlace();
        phone.isIn();
        assertThat(Roles.link(phone.sidebar(), KITCHEN)).isVisible();
        assertThat(Roles.link(phone.sidebar(), unread)).isHidden();
    }

    @Test
    void whatOneMarksUnreadOnOneDeviceIsUnreadOnTheOther(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        place.room(KITCHEN, ada, bob);
        Person phone = place.elsewhere(bob);
        bob.goesTo(KITCHEN);
        ada.goesTo(KITCHEN);
        ada.writes("first cake");
        ada.writes("and more cake");
        bob.sees("and more cake");
        assertThat(Roles.link(phone.sidebar(), KITCHEN)).isVisible();
        bob.picks("first cake", Labels.MARK_UNREAD);
        var line = bob.log().getByRole(AriaRole.SEPARATOR);
        assertThat(line).hasAccessibleName(Pattern.compile(Labels.newSince("\\d\\d:\\d\\d")));
        assertThat(Roles.link(phone.sidebar(), Labels.room(KITCHEN, TWO))).isVisible();
        assertThat(Roles.link(bob.sidebar(), Labels.room(KITCHEN, TWO))).isVisible();
        Roles.button(bob.log(), Labels.MARK_AS_READ).click();
        assertThat(line).hasCount(0);
        assertThat(Roles.link(phone.sidebar(), KITCHEN)).isVisible();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whatIsNewIsFoundAboveAndMarkedAsReadByAButtonOrAKey(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        var foyer = bob.room();
        place.room(KITCHEN, ada, bob);
        bot.writes(KITCHEN, List.of("@" + bob.username() + " there is cake"));
        isSaid(bot, MANY - 1);
        var line = bob.log().getByRole(AriaRole.SEPARATOR);
        var marked = Labels.room(KITCHEN, new Labels.RoomMarks(false, false, false, 1, MANY));
        bob.goesTo(marked, KITCHEN);
        assertThat(line).isInViewport();
        assertThat(Roles.link(bob.sidebar(), marked)).isVisible();

        bob.page().mouse().move(640, 400);
        bob.page().mouse().wheel(0, 700);
        assertThat(line).not().isInViewport();
        var above = bob.page().getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile(Labels.newAbove(MANY, "\\d\\d:\\d\\d"))));
        above.click();
        assertThat(line).isInViewport();
        assertThat(above).isHidden();
        Roles.button(bob.log(), Labels.MARK_AS_READ).click();
        assertThat(line).hasCount(0);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();

        bob.goesTo(foyer);
        isSaid(bot, MANY);
        bob.goesTo(marked(MANY), KITCHEN);
        assertThat(line).isInViewport();
        bob.composer().press("Escape");
        assertThat(line).hasCount(0);
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
        bob.reloads();
        assertThat(Roles.link(bob.sidebar(), KITCHEN)).isVisible();
    }

    private static void isSaid(Bot bot, int messages) {
        bot.writes(KITCHEN, IntStream.rangeClosed(1, messages).mapToObj(i -> "cup " + i).toList());
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoComesInWithMoreThanAPageUnreadBeginsAtTheFirstAndHasReadNothingElse(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        var foyer = bob.room();
        place.room(KITCHEN, ada, bob);
        isSaid(bot, MANY);
        beginsAtTheFirst(bob, MANY);
        bob.goesTo(foyer);
        isSaid(bot, FAR_BACK - MANY);
        beginsAtTheFirst(bob, FAR_BACK);
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoWantsTheNewestIsBroughtThereAndHasNotReadWhatStandsAbove(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        place.room(KITCHEN, ada, bob);
        bob.goesToSettings("look");
        Roles.radio(bob.everywhere(), Labels.NEWEST).check();
        isSaid(bot, FEW);
        bob.opensThePlace();
        bob.goesTo(marked(FEW), KITCHEN);
        bob.reloads();
        assertThat(bob.message("cup " + FEW)).isInViewport();
        assertThat(Roles.link(bob.sidebar(), marked(FEW))).isVisible();
        bob.writes("what a lot of cups");
        bob.sees("what a lot of cups");
        assertThat(Roles.link(bob.sidebar(), marked(FEW))).isVisible();
        goesUpToTheLineAndReads(bob, FEW, Labels.newAbove(FEW, "\\d\\d:\\d\\d"));

        Roles.link(bob.sidebar(), Labels.CATCH_UP).click();
        isSaid(bot, FAR_BACK);
        bob.reloads();
        bob.goesTo(marked(FAR_BACK), KITCHEN);
        assertThat(bob.message("cup " + FAR_BACK)).isInViewport();
        goesUpToTheLineAndReads(bob, FAR_BACK, Labels.newAbove(FAR_BACK));
    }

    private static String marked(int unread) {
        return Labels.room(KITCHEN, new Labels.RoomMarks(false, false, false, 0, unread));
    }

    private static void goesUpToTheLineAndReads(Person reader, int unread, String above) {
        reader.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + above + "$")))
                .click();
        assertThat(reader.log().getByRole(AriaRole.SEPARATOR)).isInViewport();
        assertThat(Roles.link(reader.sidebar(), marked(unread))).isVisible();
        Roles.button(reader.everywhere(), Labels.JUMP_TO_NEWEST).click();
        assertThat(Roles.link(reader.sidebar(), KITCHEN)).isVisible();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoComesByTheLinkOfAnOldMessageHasNotReadWhatCameAfterIt(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        place.room(KITCHEN, ada, bob);
        long old = bot.writes(KITCHEN, List.of("the first cup of all")).getFirst();
        isSaid(bot, MANY - 1);
        var foyer = bob.room();
        bob.goesTo(marked(MANY), KITCHEN);
        Roles.button(bob.log(), Labels.MARK_AS_READ).click();
        var address = bob.page().url();
        bob.goesTo(foyer);
        isSaid(bot, FEW);
        bob.page().navigate("about:blank");
        bob.page().navigate(address + "/" + old);
        assertThat(bob.message("the first cup of all")).isFocused();
        Roles.button(bob.everywhere(), Labels.JUMP_TO_NEWEST).click();
        assertThat(bob.message("cup " + FEW).last()).isInViewport();
        assertThat(Roles.link(bob.sidebar(), marked(FEW))).isVisible();
        goesUpToTheLineAndReads(bob, FEW, Labels.newAbove(FEW, "\\d\\d:\\d\\d"));
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoWritesBeforeTheFirstThatIsUnreadWasFoundStaysWhereTheyWriteAndHasReadNothingUnseen(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.person("Bob");
        var wire = Wire.of(bob);
        place.in(bob);
        place.room(KITCHEN, ada, bob);
        isSaid(Bot.of(place, ada), MANY);
        assertThat(Roles.link(bob.sidebar(), marked(MANY))).isVisible();
        wire.holds("\"cup 1\"");
        bob.goesTo(marked(MANY), KITCHEN);
        Waits.until(bob.page(), wire::isHolding, () -> "nothing older is asked for");
        bob.writes("what a lot of cups");
        bob.hasNothingWaiting();
        wire.letsThrough();
        assertThat(bob.message("what a lot of cups")).isInViewport();
        assertThat(Roles.link(bob.sidebar(), marked(MANY))).isVisible();
        goesUpToTheLineAndReads(bob, MANY, Labels.newAbove(MANY));
    }

    private static void beginsAtTheFirst(Person reader, int unread) {
        reader.goesTo(marked(unread), KITCHEN);
        for (int times = 0; times < 2; times++) {
            reader.reloads();
            assertThat(reader.message("cup 1").first()).isInViewport();
            assertThat(reader.log().getByRole(AriaRole.SEPARATOR)).isInViewport();
            assertThat(Roles.button(reader.everywhere(), Labels.JUMP_TO_NEWEST)).isVisible();
            assertThat(Roles.link(reader.sidebar(), marked(unread))).isVisible();
        }
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoReadsOldThingsIsNotTornAwayByNewOnes(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        Bot.of(place, ada).writes(ada.room(), IntStream.rangeClosed(1, 150).mapToObj(i -> "old " + i).toList());
        bob.sees("old 150");
        bob.articles().last().focus();
        readsUpTo(bob, "old 1");
        ada.writes("new");
        var pill = Roles.button(bob.everywhere(), Labels.newMessages(1));
        assertThat(pill).isVisible();
        assertThat(bob.log().getByText("old 1", new Locator.GetByTextOptions().setExact(true))).isInViewport();
        pill.click();
        assertThat(bob.log().getByText("new", new Locator.GetByTextOptions().setExact(true))).isInViewport();
        assertThat(pill).isHidden();
    }

    private static void readsUpTo(Person reader, String text) {
        var wanted = reader.log().getByText(text, new Locator.GetByTextOptions().setExact(true));
        for (int pages = 0; pages < 20 && !wanted.isVisible(); pages++) {
            var first = reader.articles().first();
            var before = first.innerText();
            first.scrollIntoViewIfNeeded();
            reader.page().mouse().move(640, 400);
            reader.page().mouse().wheel(0, -2_000);
            Waits.until(reader.page(),
                    () -> wanted.isVisible() || !reader.articles().first().innerText().equals(before),
                    () -> "nothing older than " + before);
        }
        wanted.scrollIntoViewIfNeeded();
        assertThat(wanted).isInViewport();
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void whoMarksAllAsReadIsToldOfNothingNewFurtherDown(Place place) {
        Person ada = place.owner("Ada");
        Person bob = place.member("Bob");
        var bot = Bot.of(place, ada);
        place.room(KITCHEN, ada, bob);
        isSaid(bot, MANY);
        bob.goesTo(marked(MANY), KITCHEN);
        isSaid(bot, MANY);
        var pill = Roles.button(bob.everywhere(), Labels.newMessages(MANY));
        assertThat(pill).isVisible();
        Roles.button(bob.log(), Labels.MARK_AS_READ).click();
        assertThat(bob.log().getByRole(AriaRole.SEPARATOR)).hasCount(0);
        assertThat(pill).isHidden();
        assertThat(Roles.button(bob.everywhere(), Labels.JUMP_TO_NEWEST)).isVisible();
        assertThat(bob.message("cup 1").first()).isFocused();
        assertThat(bob.message("cup 1").first()).isInViewport();
    }
}
