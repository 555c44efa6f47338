package chat.klatch.e2e.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.e2e.InBrowsers;
import chat.klatch.e2e.Person;
import chat.klatch.e2e.Place;
import chat.klatch.e2e.Waits;
import chat.klatch.e2e.Wire;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's browser keeps nothing of what she writes, or not any more, or not at the moment. */
@InBrowsers
class UnkeptTest {
    private static final String FORBIDDEN = """
            IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
            LockManager.prototype.request = () => Promise.reject(new DOMException('not here', 'SecurityError'));
            """;
    private static final String FULL = """
            const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (...what) {
              const asked = put.apply(this, what);
              if (window.full) { this.transaction.abort(); }
              return asked;
            };
            """;
    private static final String IN_HAND = """
            const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...what) {
              const asked = open.apply(this, what);
              asked.addEventListener('success', () => { window.inHand = asked.result; });
              return asked;
            };
            """;
    private static final String LOSE = """
            inHand.close();
            inHand.dispatchEvent(new Event('close'));
            new Promise(done => { indexedDB.deleteDatabase(inHand.name).onsuccess = done; }).then(() => true);
            """;

    private final List<String> questions = new ArrayList<>();

    private static Person ada(Place place, String browser) {
        Person ada = place.person("Ada");
        ada.page().addInitScript(browser);
        return ada;
    }

    @Test
    void whoseBrowserForbidsItIsToldAndAskedBeforeTheyLeaveAndWhatTheyWriteStandsOnce(Place place) {
        Person ada = ada(place, FORBIDDEN);
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        assertThat(ada.connection()).containsText(Texts.UNKEPT);
        wire.cut();
        ada.writes("only in this page");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        ada.page().onDialog(question -> {
            questions.add(question.type());
            question.dismiss();
        });
        ada.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
        Waits.until(ada.page(), () -> questions.equals(List.of("beforeunload")), () -> "was asked " + questions);
        assertThat(ada.connection()).containsText(Texts.UNKEPT);
        wire.mend();
        ada.readsExactly(List.of("only in this page"));
        bob.readsExactly(List.of("only in this page"));
    }

    @Test
    void whatDidNotFitIsKeptAsSoonAsThereIsSpace(Place place) {
        Person ada = ada(place, FULL);
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        wire.cut();
        ada.page().evaluate("window.full = true");
        ada.writes("too much");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        assertThat(ada.connection()).containsText(Texts.UNKEPT);
        ada.page().evaluate("window.full = false");
        ada.writes("and this fits");
        assertThat(ada.connection()).not().containsText(Texts.UNKEPT);
        ada.reloads();
        wire.mend();
        ada.readsExactly(List.of("too much", "and this fits"));
        bob.readsExactly(List.of("too much", "and this fits"));
    }

    @Test
    void whatTheBrowserThrewAwayIsKeptAgain(Place place) {
        Person ada = ada(place, IN_HAND);
        ada.clock().install();
        var wire = Wire.of(ada);
        place.in(ada);
        Person bob = place.member("Bob");
        wire.cut();
        ada.writes("kept twice");
        assertThat(ada.own(Labels.YOU_WAITING)).hasCount(1);
        ada.page().evaluate(LOSE);
        assertThat(ada.connection()).containsText(Texts.UNKEPT);
        ada.clock().fastForward("00:10");
        assertThat(ada.connection()).not().containsText(Texts.UNKEPT);
        ada.reloads();
        wire.mend();
        ada.readsExactly(List.of("kept twice"));
        bob.readsExactly(List.of("kept twice"));
    }
}
