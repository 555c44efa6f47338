package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Visit;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network fails Ada in the middle of a message; Bob's is well. */
@InBrowsers
class CutNetworkTest {
    @Test
    void aMessageWhoseAcknowledgementWasLostIsSentAgainAndStandsOnce(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        var visit = Visit.begun(ada);
        wire.swallowsAnswers();
        ada.writes("did you get this?");
        bob.sees("did you get this?");
        wire.cut();
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        visit.heard("Reconnecting");
        wire.mend();
        ada.readsExactly(List.of("did you get this?"));
        bob.writes("yes, once");
        place.everybodyReads("did you get this?", "yes, once");
        assertEquals(2, wire.said("did you get this?"), "times that Ada's browser sent it");
        visit.lasts();
    }

    @Test
    void aMessageThatWasLostOnItsWayWaitsAndIsSentAfterwards(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        wire.swallowsWords();
        ada.writes("into the void");
        Waits.until(ada.page(), () -> wire.said("into the void") == 1, () -> "Ada's browser did not send it");
        wire.cut();
        ada.writes("and this after it");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(2);
        bob.doesNotSee("into the void");
        var room = ada.room();
        var address = ada.page().url();
        Roles.link(ada.sidebar(), Labels.CATCH_UP).click();
        assertThat(ada.main()).containsText(PlaceTexts.NONE_SO_FAR);
        assertThat(ada.connection()).isVisible();
        ada.goesToSettings("look");
        assertThat(ada.connection()).isVisible();
        ada.page().setViewportSize(390, 844);
        ada.page().navigate(place.address() + "/#rooms");
        assertThat(ada.connection()).isVisible();
        ada.page().navigate(address);
        Roles.link(ada.everywhere(), Labels.ROOM_DETAILS).click();
        assertThat(ada.panel(Labels.ROOM_DETAILS)).isVisible();
        assertThat(ada.connection()).isVisible();
        ada.page().setViewportSize(1280, 800);
        ada.goesTo(room);
        assertThat(ada.connection()).isVisible();
        Roles.link(ada.sidebar(), Labels.MENTIONS).click();
        assertThat(ada.main()).containsText(PlaceTexts.COMES_WHEN_BACK);
        assertThat(ada.main().getByRole(AriaRole.BUTTON)).hasCount(1); // one way to try again, in the strip
        wire.mend();
        assertThat(ada.main()).containsText(PlaceTexts.NO_MENTIONS);
        ada.goesTo(room);
        place.everybodyReads("into the void", "and this after it");
    }

    @Test
    void whoIsOfflineIsToldAndWritesOn(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        var visit = Visit.begun(ada);
        ada.context().setOffline(true);
        wire.cut();
        visit.heard("offline");
        ada.writes("written in a tunnel");
        ada.writes("and still");
        assertThat(ada.connection()).containsText("2 messages");
        bob.writes("meanwhile");
        wire.mend();
        ada.context().setOffline(false);
        place.everybodyReads("meanwhile", "written in a tunnel", "and still");
        visit.heard("Back online");
        visit.lasts();
    }

    @Test
    void whatWaitsSurvivesAReloadThatFindsNobody(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        place.member("Bob");
        wire.cut();
        ada.writes("before the reload");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        ada.reloads();
        assertThat(ada.composer()).isHidden();
        wire.mend();
        place.everybodyReads("before the reload");
    }

    @Test
    void whatIsSaidForWantOfANetworkIsSaidNoLongerThanThat(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        ada.goesToSettings("profile");
        var form = ada.form(Labels.PROFILE);
        var cup = form.locator("[data-presence]");
        assertThat(cup).hasCount(1);
        wire.cut();
        Roles.button(form, Labels.SAVE_PROFILE).click();
        assertThat(form.getByRole(AriaRole.ALERT)).hasText(Texts.OFFLINE_FORM);
        assertThat(cup).hasCount(0); // nobody sees her
        wire.mend();
        assertThat(cup).hasCount(1);
        assertThat(form.getByRole(AriaRole.ALERT)).isHidden();
        assertThat(Roles.button(form, Labels.SAVE_PROFILE)).isFocused();
    }

    @Test
    void whoseTalkCouldNotBeginForWantOfANetworkBeginsItAfterwards(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        place.member("Bob");
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        var people = ada.dialog(Labels.NEW_MESSAGE);
        people.getByRole(AriaRole.CHECKBOX).check();
        wire.cut();
        Roles.button(people, Labels.START_TALKING).click();
        assertThat(people.getByRole(AriaRole.ALERT).first()).hasText(Texts.OFFLINE_FORM);
        wire.mend();
        assertThat(people.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(Roles.button(people, Labels.START_TALKING)).isFocused();
        Roles.button(people, Labels.START_TALKING).click();
        assertThat(ada.heading()).hasText("Bob");
    }

    @Test
    void whoIsThereIsNotToldToWhoIsNot(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        place.member("Bob");
        var bob = ada.opensDetails().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Bob"));
        assertThat(bob).containsText("online");
        wire.cut();
        assertThat(bob).not().containsText("online");
        assertThat(bob.locator("[data-presence]")).hasCount(0);
        wire.mend();
        assertThat(bob).containsText("online");
        assertThat(bob.locator("[data-presence]")).hasCount(1);
    }

    @Test
    void listsThatWereOpenedWithoutANetworkComeWithIt(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        place.room("Attic", bob);
        wire.cut();
        Roles.button(ada.sidebar(), Labels.BROWSE).click();
        var rooms = ada.dialog(Labels.ROOMS_HERE);
        assertThat(rooms).containsText(PlaceTexts.COMES_WHEN_BACK);
        wire.mend();
        assertThat(Roles.button(rooms, Labels.joinRoom("Attic"))).isVisible();
        ada.page().keyboard().press("Escape");
        wire.cut();
        Roles.button(ada.sidebar(), Labels.NEW_DIRECT).click();
        var people = ada.dialog(Labels.NEW_MESSAGE);
        assertThat(people).containsText(PlaceTexts.COMES_WHEN_BACK);
        wire.mend();
        assertThat(people.getByRole(AriaRole.CHECKBOX)).hasCount(1);
        ada.page().keyboard().press("Escape");
        wire.cut();
        ada.goesToSettings("passkeys");
        assertThat(ada.main()).containsText(PlaceTexts.COMES_WHEN_BACK);
        wire.mend();
        assertThat(ada.main()).containsText(PasskeyTexts.NONE);
    }
}
