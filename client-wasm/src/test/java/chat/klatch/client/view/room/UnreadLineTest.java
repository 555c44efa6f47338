package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnreadLineTest {
    private static long targetSeq(UnreadLine line, Talk talk) {
        var target = line.target(talk, talk.messages());
        assertNotNull(target);
        return target.seq();
    }

    @Test
    void itLeadsToTheFirstThatIsNew() {
        var talk = new Talk().ben("read").ada("mine").ben("new").ben("newer");
        var line = new UnreadLine(Talk.ADA, 1, 2, 4);
        assertEquals(3, targetSeq(line, talk));
        assertEquals(1, line.after(talk, talk.messages()));
    }

    @Test
    void itIsFetchedWhereItLiesFurtherBack() {
        var talk = Talk.from(100).ben("new").ben("newer");
        var line = new UnreadLine(Talk.ADA, 50, 30, 101);
        assertNull(line.target(talk, talk.messages()));
        assertTrue(line.wantsOlder(talk, talk.messages()));
        assertTrue(line.after(talk, talk.messages()) < 0);
    }

    @Test
    void itIsFoundByItsCountWhereItsReaderOnlyWroteSinceTheMarker() {
        var talk = Talk.from(100).ada("mine").ben("new").ben("newer");
        var line = new UnreadLine(Talk.ADA, 1, 2, 102);
        assertEquals(101, targetSeq(line, talk));
        assertFalse(line.wantsOlder(talk, talk.messages()));
    }

    @Test
    void whatComesLaterDoesNotMoveIt() {
        var talk = Talk.from(100).ben("new").ben("newer");
        var line = new UnreadLine(Talk.ADA, 50, 3, 101);
        talk.ben("while reading").ben("more");
        assertNull(line.target(talk, talk.messages()));
    }

    @Test
    void itIsNotFetchedForEver() {
        var talk = Talk.from(10_000);
        for (int i = 0; i < 500; i++) {
            talk.ben("m");
        }
        var far = new UnreadLine(Talk.ADA, 1, 1_000, 10_499);
        assertFalse(far.wantsOlder(talk, talk.messages()));
        assertEquals(2, far.wantsJump(talk, talk.messages()));
    }
}
