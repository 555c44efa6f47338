package chat.klatch.client.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptUnsentTest {
    private static Unsent unsent(String text, Unsent.@Nullable Reply reply, Unsent.Fate fate) {
        return new Unsent(new MessageKey("a-key-of-mine"), new RoomId("foyer"), text, reply, 1_700_000_000_123L,
                fate);
    }

    private static KeptUnsent read(String text) {
        var kept = KeptUnsent.read(text);
        assertNotNull(kept);
        return kept;
    }

    @Test
    void whatIsKeptComesBackWhole() {
        var message = unsent("two\nlines, “quotes” and a 🎂\t\u2028", new Unsent.Reply(7, "first"),
                new Unsent.Waiting());
        assertEquals(new KeptUnsent(41, "a-tab", message), read(new KeptUnsent(41, "a-tab", message).write()));
    }

    @Test
    void whatWasRefusedIsRefusedAfterwards() {
        var refused = unsent("no", null, new Unsent.Refused(ErrorCode.FORBIDDEN, "Only members write here."));
        assertEquals(refused, read(new KeptUnsent(1, "a-tab", refused).write()).message());
    }

    @Test
    void whatWasOnItsWayWaits() {
        var sending = unsent("on its way", null, new Unsent.Sending());
        assertEquals(new Unsent.Waiting(), read(new KeptUnsent(1, "a-tab", sending).write()).message().fate());
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        var written = new KeptUnsent(3, "a-tab", unsent("hello", null, new Unsent.Waiting())).write();
        var later = written.substring(0, written.length() - 1) + ",\"files\":[{\"id\":\"x\"}],\"mood\":null}";
        assertEquals("hello", read(later).message().text());
        assertEquals(ErrorCode.INVALID, assertRefused(later.replace("\"mood\":null", "\"refused\":\"A_LATER_CODE\"")));
    }

    private static ErrorCode assertRefused(String text) {
        return read(text).message().fate() instanceof Unsent.Refused refused ? refused.code() : ErrorCode.INTERNAL;
    }

    @Test
    void anAnswerThatAnEarlierVersionKeptIsOneStill() {
        var before = "{\"order\":1,\"holder\":\"a-tab\",\"key\":\"a-key-of-mine\",\"room\":\"foyer\",\"text\":\"yes\","
                + "\"at\":1700000000123,\"replyTo\":7}";
        var message = read(before).message();
        assertEquals(unsent("yes", new Unsent.Reply(7, ""), new Unsent.Waiting()), message);
        assertFalse(message.isVoid("first"));
    }

    @Test
    void whatCannotBeReadIsNotThere() {
        assertNull(KeptUnsent.read(""));
        assertNull(KeptUnsent.read("{\"order\":1"));
        assertNull(KeptUnsent.read("{\"order\":1,\"key\":\"a-key-of-mine\",\"room\":\"foyer\"}"));
        assertNull(KeptUnsent.read("{\"key\":\"short\",\"room\":\"foyer\",\"text\":\"x\"}"));
        assertNull(KeptUnsent.read("{\"key\":7,\"room\":\"foyer\",\"text\":\"x\"}"));
    }
}
