package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReactionOrderTest {
    private static final Map<String, Row.State> NOTHING = Map.of();
    private static final Map<String, Row.State> WAITING = Map.of("b", Row.State.WAITING);
    private static final Map<String, Row.State> SENDING = Map.of("b", Row.State.SENDING);
    private final ReactionOrder order = new ReactionOrder();

    /** The row as one word: of what nobody is behind a zero follows. */
    private String row(String there, Map<String, Row.State> reacting, int shown) {
        var reactions = Stream.of(there.split("")).filter(emoji -> !emoji.isEmpty())
                .map(emoji -> new Reaction(emoji, 1, List.of(new UserId("ben")), false)).toList();
        return String.join("", order.of(reactions, reacting, shown).stream()
                .map(one -> one.emoji() + (one.count() == 0 ? "0" : "")).toList());
    }

    private String row(String there, Map<String, Row.State> reacting) {
        return row(there, reacting, 12);
    }

    @Test
    void whatIsTakenOffLastKeepsItsPlaceWhileThatWaits() {
        assertEquals("abc", row("abc", NOTHING));
        assertEquals("ab0c", row("ac", WAITING));
        assertEquals("ab0cd", row("acd", WAITING));
        assertEquals("b0cd", row("cd", WAITING));
        assertEquals("cd", row("cd", NOTHING));
    }

    @Test
    void whatIsOnlyBeingSentIsGoneAtOnceAndComesBackToItsPlaceWhereItMustWait() {
        assertEquals("abc", row("abc", NOTHING));
        assertEquals("ac", row("ac", SENDING));
        assertEquals("ab0c", row("ac", WAITING));
        assertEquals("ac", row("ac", SENDING));
        assertEquals("ac", row("ac", NOTHING));
    }

    @Test
    void whatWaitsSinceBeforeThePageWasOpenedComesLastOfThoseThatAreSeen() {
        assertEquals("acb0", row("ac", WAITING));
        assertEquals("acb0de", new ReactionOrderTest().row("acde", WAITING, 3));
    }

    @Test
    void whatWaitsStaysAmongThoseThatAreSeen() {
        assertEquals("acdb", row("acdb", NOTHING, 3));
        assertEquals("acb0d", row("acd", WAITING, 3));
    }

    @Test
    void whatIsTakenOffByOneOfSeveralOnlyCountsLess() {
        assertEquals("abc", row("abc", NOTHING));
        assertEquals("abc", row("abc", WAITING));
    }
}
