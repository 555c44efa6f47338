package chat.klatch.e2e.screens;

import static chat.klatch.e2e.screens.Pictures.ownShape;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.Bot;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Roles;
import chat.klatch.e2e.Setting;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.frame.History;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a long room shows as long as a part of it is not there, and where it cannot be had; a picture of each. */
@InBrowsers
class LongRoomStatesTest {
    private static final int SAID = 260;
    private static final int BACK = 110;
    private static final int FAR_BACK = 20;
    private static final int WHEEL_PIXELS = 4_000;

    /** Turns the wheel until that is there. */
    private static void turnsTo(Person reader, int way, Locator there) {
        reader.page().mouse().move(640, 400);
        Waits.until(reader.page(), () -> {
            reader.page().mouse().wheel(0, way * WHEEL_PIXELS);
            return there.isVisible();
        }, () -> "that never came");
    }

    /** Somebody comes into a room in which much was said, and holds no more of it than its end. */
    private static List<Long> isInALongRoom(Place place, Person ada) {
        place.in(ada);
        var seqs = Bot.of(place, ada).writes(ada.room(),
                IntStream.rangeClosed(1, SAID).mapToObj(i -> "line " + i).toList());
        ada.sees("line " + SAID);
        ada.reloads();
        ada.sees("line " + SAID);
        return seqs;
    }

    private static Locator line(Person reader, int number) {
        return reader.log().getByText("line " + number, new Locator.GetByTextOptions().setExact(true));
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void aPageThatDoesNotComeSaysSoAtItsEndAndComesWhenItCan(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        var seqs = isInALongRoom(place, ada);
        var room = ada.page().url();
        var again = Roles.button(ada.log(), Labels.TRY_AGAIN);
        wire.refuses(History.class);
        turnsTo(ada, -1, again);
        assertThat(ada.log()).containsText(Texts.OLDER_FAILED);
        ownShape(ada, "older-failed");
        wire.loses(History.class);
        again.click();
        ada.log().locator(".bones").waitFor();
        ownShape(ada, "older-loading");
        wire.passesEverything();
        wire.endsWith(CloseCode.BUSY.code());
        turnsTo(ada, -1, line(ada, SAID - BACK));

        ada.page().navigate(room + "/" + seqs.get(FAR_BACK - 1));
        ada.sees("line " + FAR_BACK);
        wire.refuses(History.class);
        turnsTo(ada, 1, again);
        assertThat(ada.log()).containsText("Newer messages didn’t arrive.");
        ownShape(ada, "newer-failed");
        wire.passesEverything();
        again.click();
        turnsTo(ada, 1, line(ada, SAID));
    }

    @Test
    @Setting("KLATCH_RATE_LIMITS=off")
    void aLinkToAMessageThatIsGoneOrDoesNotComeSaysWhich(Place place) {
        Person ada = place.person("Ada");
        var wire = Wire.of(ada);
        var seqs = isInALongRoom(place, ada);
        var room = ada.page().url();
        wire.refuses(History.class);
        ada.page().navigate(room + "/" + seqs.getFirst());
        assertThat(ada.notifications()).containsText(TalkTexts.MESSAGE_NOT_HERE);
        ownShape(ada, "message-not-here");
        wire.passesEverything();
        ada.page().navigate(room + "/9999999");
        assertThat(ada.notifications()).containsText(TalkTexts.MESSAGE_GONE);
        ownShape(ada, "message-gone");
        ada.page().navigate(room + "/" + seqs.getFirst());
        ada.sees("line 1");
    }
}
