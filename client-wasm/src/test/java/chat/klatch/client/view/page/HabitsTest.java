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
    @Test
    void whatWasChosenIsReadAgainAsItWasWritten() {
        var all = new Habits("dark", "more", "compact", "less", "line", "off", "dnd",
                List.of(new RoomId("b"), new RoomId("a")));
        assertEquals(all, Habits.read(all.write()));
        assertEquals(Habits.NONE, Habits.read(Habits.NONE.write()));
    }

    @Test
    void whatIsNotKnownIsPassedOverAndWhatIsNotOursIsNothing() {
        assertEquals(Habits.NONE.withTheme("dark"), Habits.read("{\"later\":{\"a\":[1]},\"theme\":\"dark\"}"));
        assertEquals(Habits.NONE, Habits.read("{}"));
        assertEquals(Habits.NONE, Habits.read("no JSON"));
        assertEquals(Habits.NONE, Habits.read("{\"theme\":7}"));
    }

    @Test
    void whatWasChangedInOneIsChangedInAnotherAndNothingElse() {
        var a = new RoomId("a");
        var b = new RoomId("b");
        var before = new Habits("", "more", "", "less", "", "", "away", List.of(a));
        var now = new Habits("dark", "", "compact", "less", "line", "off", "dnd", List.of(b));
        var others = new Habits("light", "more", "", "", "", "", "", List.of(a));
        assertEquals(others, others.with(before, before));
        assertEquals(new Habits("dark", "", "compact", "", "line", "off", "dnd", List.of(b, a)),
                others.with(before, now));
    }

    @Test
    void theLongestOrderFitsIntoWhatTheServerTakes() {
        var longest = Habits.NONE.withOrder(
                IntStream.range(0, 5_000).mapToObj(i -> new RoomId(("r" + i).repeat(64).substring(0, 64))).toList());
        Assertions.assertTrue(
                longest.write().getBytes(StandardCharsets.UTF_8).length <= Limits.SETTINGS_BYTES);
    }
}
