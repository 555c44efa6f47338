package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.RoomId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HabitsTest {
    private static Habits chose(String... namesAndWords) {
        var all = Habits.NONE;
        for (int i = 0; i < namesAndWords.length; i += 2) {
            all = all.with(namesAndWords[i], namesAndWords[i + 1]);
        }
        return all;
    }

    @Test
    void whatWasChosenIsReadAgainAsItWasWritten() {
        var all = chose("theme", "dark", "letters", "off", "presence", "dnd")
                .withOrder(List.of(new RoomId("b"), new RoomId("a")));
        assertEquals(all, Habits.read(all.write()));
        assertEquals(Habits.NONE, Habits.read(Habits.NONE.write()));
    }

    @Test
    void whatIsNoWordIsPassedOverAndWhatIsNotOursIsNothing() {
        assertEquals(chose("theme", "dark"), Habits.read("{\"later\":{\"a\":[1]},\"enter\":7,\"theme\":\"dark\"}"));
        assertEquals(Habits.NONE, Habits.read("{}"));
        assertEquals(Habits.NONE, Habits.read("no JSON"));
        assertEquals(Habits.NONE, Habits.read("{\"order\":7}"));
    }

    @Test
    void aWordThatOnlyANewerClientKnowsIsKept() {
        var newer = Habits.read("{\"sounds\":\"soft\"}");
        assertEquals("soft", Habits.read(newer.with("theme", "dark").write()).word("sounds"));
    }

    @Test
    void whatWasChangedInOneIsChangedInAnotherAndNothingElse() {
        var a = new RoomId("a");
        var b = new RoomId("b");
        var before = chose("contrast", "more", "motion", "less", "presence", "away").withOrder(List.of(a));
        var now = chose("theme", "dark", "motion", "less", "presence", "dnd").withOrder(List.of(b));
        var others = chose("theme", "light", "contrast", "more").withOrder(List.of(a));
        assertEquals(others, others.with(before, before));
        assertEquals(chose("theme", "dark", "presence", "dnd").withOrder(List.of(b, a)), others.with(before, now));
    }

    @Test
    void theLongestOrderFitsIntoWhatTheServerTakes() {
        var longest = Habits.NONE.withOrder(
                IntStream.range(0, 5_000).mapToObj(i -> new RoomId(("r" + i).repeat(64).substring(0, 64))).toList());
        Assertions.assertTrue(
                longest.write().getBytes(StandardCharsets.UTF_8).length <= Limits.SETTINGS_BYTES);
    }
}
