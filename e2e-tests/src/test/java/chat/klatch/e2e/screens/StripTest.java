package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.everyShape;
import static chat.klatch.e2e.screens.Pictures.ownShape;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Wire;
import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.frame.Send;
import org.junit.jupiter.api.Test;

/** All that the strip over the composer says of the connection, and what can be done about it; a picture of each. */
@InBrowsers
class StripTest {
    private static void says(Person person, String text) {
        assertThat(person.connection()).containsText(text);
    }

    private static void does(Person person, String label) {
        Roles.button(person.connection(), label).click();
    }

    private static void ends(Wire wire, CloseCode code) {
        wire.endsWith(code.code());
    }

    @Test
    void whoseConnectionWaitsOrEndsIsToldAndHelped(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        wire.dies();
        ada.reloads();
        says(ada, Texts.CONNECTING);
        Pictures.of(ada, "strip-connecting"); // nothing has a name yet
        ends(wire, CloseCode.BUSY);
        ada.isIn();
        wire.leadsToAnotherBuild();
        ends(wire, CloseCode.DRAINING);
        says(ada, PlaceTexts.UPDATED);
        ada.composer().fill("only begun");
        everyShape(ada, "strip-updated");
        does(ada, Labels.RELOAD);
        assertThat(ada.connection()).isHidden();
        assertThat(ada.composer()).hasValue("only begun");
        ada.isIn();
        assertThat(ada.connection()).isHidden();
        ends(wire, CloseCode.TOO_MANY_CONNECTIONS);
        says(ada, Texts.TOO_MANY_WINDOWS);
        ownShape(ada, "strip-stopped");
        does(ada, Labels.TRY_NOW);
        says(ada, Texts.BACK);
        ends(wire, CloseCode.REVOKED);
        says(ada, Texts.SIGNED_OUT);
        everyShape(ada, "strip-signed-out");
    }

    @Test
    void whoIsOfflineAndBackIsToldWhatBecomesOfWhatTheyWrote(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        place.in(ada);
        ada.writes("Is there coffee?");
        ada.hasNothingWaiting();
        wire.cut();
        ada.writes("Hello?");
        says(ada, Texts.RECONNECTING);
        ada.context().setOffline(true);
        says(ada, Texts.OFFLINE);
        everyShape(ada, "strip-offline");
        wire.mend();
        wire.loses(Send.class);
        ada.context().setOffline(false);
        says(ada, Texts.sendingWaiting(1, 0));
        ownShape(ada, "strip-sending");
        wire.refuses(Send.class);
        ends(wire, CloseCode.BUSY);
        says(ada, Texts.backWithout(1, 0));
        Pictures.of(ada, "strip-missed");
        ada.own(Labels.YOU_NOT_SENT).waitFor();
        wire.passesEverything();
        Roles.button(ada.own(Labels.YOU_NOT_SENT), Labels.TRY_AGAIN).click();
        ada.readsExactly(ada.wrote());
    }
}
