package chat.klatch.client.view.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.model.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldAloudTest {
    private final ToldAloud told = new ToldAloud();
    private final Talk talk = new Talk().ben("one").ben("two").ada("three");

    private List<String> fresh() {
        return told.fresh(talk, Talk.ADA).stream().map(Message::text).toList();
    }

    @Test
    void whatWasThereIsNotToldAndWhatComesIsToldOnce() {
        assertEquals(List.of(), fresh());
        talk.ben("new").ada("mine").ben("newer");
        assertEquals(List.of("new", "newer"), fresh());
        assertEquals(List.of(), fresh());
    }

    @Test
    void whoLooksAtOldMessagesHearsNoneOfThemAsNew() {
        fresh();
        talk.aside(1);
        assertEquals(List.of(), fresh());
        talk.aside(2);
        assertEquals(List.of(), fresh());
        talk.back();
        assertEquals(List.of(), fresh());
    }

    @Test
    void afterTheServerLostSomethingWhatComesIsToldAgain() {
        fresh();
        var restored = new Talk().ben("one");
        assertEquals(List.of(), told.fresh(restored, Talk.ADA));
        restored.ben("new");
        assertEquals(List.of("new"), told.fresh(restored, Talk.ADA).stream().map(Message::text).toList());
    }

    @Test
    void norWhoComesToThemFirst() {
        talk.aside(1);
        fresh();
        talk.back();
        assertEquals(List.of(), fresh());
    }

    @Test
    void andWhoComesBackHearsWhatCameMeanwhile() {
        fresh();
        talk.ben("four").aside(1);
        assertEquals(List.of(), fresh());
        talk.back();
        assertEquals(List.of("four"), fresh());
    }
}
