package chat.klatch.client.people;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.message;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.person;
import static chat.klatch.client.sim.Said.posted;
import static chat.klatch.client.sim.Said.room;
import static chat.klatch.client.sim.Said.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.protocol.frame.Typing;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.model.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypistsTest {
    private final OneClient ada = new OneClient();

    private void inTea() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 1, messages(1, 1));
    }

    private List<String> typing() {
        return ada.client.typing(TEA).users().stream().map(Person::name).toList();
    }

    private long said() {
        return ada.socket().sent(Typing.class).size();
    }

    @Test
    void othersAreShownUntilTheServerSaysOtherwise() {
        inTea();
        ada.say(new TypingNow(TEA, List.of(person(Said.ADA), person(Said.BOB)), 0));
        assertEquals(List.of("bob"), typing());
        assertEquals(List.of(TEA), ada.seen.typing());
        ada.say(new TypingNow(TEA, List.of(), 0));
        assertEquals(List.of(), typing());
        assertEquals(List.of(TEA, TEA), ada.seen.typing());
    }

    @Test
    void whatIsNotToldAgainIsOverByItself() {
        inTea();
        ada.say(new TypingNow(TEA, List.of(person(Said.BOB)), 0));
        ada.clock.advance(6_000);
        ada.say(new TypingNow(TEA, List.of(person(Said.BOB)), 0));
        ada.clock.advance(6_999);
        assertEquals(List.of("bob"), typing());
        ada.clock.advance(1);
        assertEquals(List.of(), typing());
    }

    @Test
    void aMessageEndsItAndAnEditDoesNot() {
        inTea();
        ada.say(new TypingNow(TEA, List.of(person(Said.BOB), person(user("eve"))), 0));
        ada.say(posted(TEA, Said.edited(message(1), 2, "better")));
        assertEquals(List.of("bob", "eve"), typing());
        ada.say(posted(TEA, message(3)));
        assertEquals(List.of("eve"), typing());
    }

    @Test
    void nobodyTypesWhereNobodyIsHeard() {
        inTea();
        ada.say(new TypingNow(TEA, List.of(person(Said.BOB)), 0));
        ada.socket().close(1006);
        assertEquals(List.of(), typing());
    }

    @Test
    void oneselfIsNotAmongThoseWhoAreOnlyCounted() {
        inTea();
        var three = List.of(person(Said.BOB), person(user("eve")), person(user("dan")));
        ada.say(new TypingNow(TEA, three, 2));
        assertEquals(2, ada.client.typing(TEA).more());
        ada.client.typed(TEA);
        ada.say(new TypingNow(TEA, three, 3));
        assertEquals(2, ada.client.typing(TEA).more());
    }

    @Test
    void typingIsToldEveryThreeSecondsAndARoomAndAnewAfterAMessage() {
        inTea();
        ada.client.typed(TEA);
        ada.client.typed(DEN);
        ada.clock.advance(2_999);
        ada.client.typed(TEA);
        assertEquals(2, said());
        ada.clock.advance(1);
        ada.client.typed(TEA);
        assertEquals(3, said());
        ada.client.send(TEA, "hello", null);
        ada.client.typed(TEA);
        assertEquals(4, said());
    }

    @Test
    void nothingIsToldWhileTheConnectionIsDown() {
        inTea();
        ada.cut();
        ada.client.typed(TEA);
        ada.welcome(room(TEA), room(DEN));
        assertEquals(0, said());
        ada.client.typed(TEA);
        assertEquals(1, said());
    }
}
