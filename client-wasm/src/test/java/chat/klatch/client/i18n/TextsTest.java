package chat.klatch.client.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void theTitleTellsWhatIsUnreadWhereAndInWhichPlace() {
        assertEquals("Foyer — Home", Texts.title(0, "Foyer — Home"));
        assertEquals("(3) Foyer — Home", Texts.title(3, "Foyer — Home"));
        assertEquals("(999+) Foyer — Home", Texts.title(1_000, "Foyer — Home"));
    }

    @Test
    void noticesReadAsSentencesAfterAName() {
        assertEquals("opened Foyer", Texts.notice("created", List.of(), "Foyer"));
        assertEquals("opened this room", Texts.notice("created", List.of(), ""));
        assertEquals("removed the topic", Texts.notice("topic", List.of(), ""));
        assertEquals("added Ada, Ben and Cem", Texts.notice("added", List.of("Ada", "Ben", "Cem"), ""));
        assertEquals("changed the room", Texts.notice("a later kind", List.of(), ""));
    }

    @Test
    void manyAtOnceAreSummedUp() {
        assertEquals("4 new messages from 1 person", Texts.manySaid(4, 1));
        assertEquals("4 new messages from 3 people", Texts.manySaid(4, 3));
    }

    @Test
    void whoLeavesSomethingUnsentIsToldWhatMayHaveArrived() {
        assertEquals("1 message is not sent yet", PlaceTexts.unsentTitle(1, 0, 0));
        assertEquals("2 messages may not be sent yet", PlaceTexts.unsentTitle(2, 0, 1));
        assertEquals("1 message and 2 changes are not sent yet", PlaceTexts.unsentTitle(1, 2, 0));
        assertEquals("1 change is not sent yet", PlaceTexts.unsentTitle(0, 1, 0));
        assertEquals("They wait in this browser, and only you, signed in here again, can send them.",
                PlaceTexts.unsentText(2, 0));
        var rest = " on the way already, and may arrive without you. What doesn’t, waits in this browser, and only you,"
                + " signed in here again, can send it.";
        assertEquals("It was" + rest, PlaceTexts.unsentText(1, 1));
        assertEquals("1 was" + rest, PlaceTexts.unsentText(3, 1));
        assertEquals("They were" + rest, PlaceTexts.unsentText(3, 3));
    }

    @Test
    void whoWroteToARoomThatTheyAreInNoMoreIsToldWhich() {
        assertEquals("Your message to Secret garden was not sent: you’re not in that room any more.",
                TalkTexts.notHeard(1, 0, "Secret garden"));
        assertEquals("Your 2 messages to Secret garden were not sent: you’re not in that room any more.",
                TalkTexts.notHeard(2, 0, "Secret garden"));
        assertEquals("Your message was not sent: you’re not in its room any more.", TalkTexts.notHeard(1, 0, null));
        assertEquals("Your 2 messages were not sent: you’re not in their room any more.",
                TalkTexts.notHeard(2, 0, null));
        assertEquals("Your edit in Secret garden was not saved: you’re not in that room any more.",
                TalkTexts.notHeard(0, 1, "Secret garden"));
        assertEquals("Your 2 edits were not saved: you’re not in their room any more.",
                TalkTexts.notHeard(0, 2, null));
        assertEquals("What you wrote to Secret garden was not sent: you’re not in that room any more.",
                TalkTexts.notHeard(2, 1, "Secret garden"));
        assertEquals("What you wrote was not sent: you’re not in its room any more.", TalkTexts.notHeard(1, 2, null));
    }

    @Test
    void whoLooksElsewhereIsToldInWhichRoomTheirMessageIs() {
        assertEquals("Your message in Kitchen was not sent.", TalkTexts.notSent(1, "Kitchen"));
        assertEquals("Your 2 messages in Kitchen were not sent.", TalkTexts.notSent(2, "Kitchen"));
    }
}
