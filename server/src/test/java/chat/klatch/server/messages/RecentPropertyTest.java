package chat.klatch.server.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What memory says of a room against what the tables say, over random lives of it. */
class RecentPropertyTest {
    private static final Stage STAGE = new Stage();

    @AfterContainer
    static void close() {
        STAGE.close();
    }

    /** What the tables said at each head of everything after each rev before it. */
    private final List<List<List<Message>>> stored = new ArrayList<>();

    @Property(tries = 40)
    void whatIsRememberedIsWhatIsStored(@ForAll @IntRange(min = 400, max = 9_000) int bytes,
            @ForAll @Size(max = 30) List<@IntRange(max = 9_999) Integer> life) {
        STAGE.clear("public");
        var ada = STAGE.member("ada");
        STAGE.member("ben");
        var recent = new Recent(bytes);
        stored.clear();
        stored.add(List.of(List.of()));
        for (int step : life) {
            try {
                var told = take(ada, step);
                recent.add(told == null ? List.of() : List.of(told));
            } catch (Refused no) {
                continue;
            }
            remember();
        }
        int newest = stored.size() - 1;
        for (int head = 0; head <= newest; head++) {
            for (int since = 0; since < head; since++) {
                var wanted = stored.get(head).get(since);
                recent.between(Stage.ROOM, since, head).ifPresent(found -> assertEquals(wanted, found));
            }
        }
        assertTrue(newest == 0 || recent.between(Stage.ROOM, newest - 1, newest).isPresent() || bytes < 1_000);
    }

    private @Nullable Posted take(UserId ada, int step) {
        long seq = 1L + step / 100 % 12;
        return switch (step % 6) {
            case 0, 1, 2 -> STAGE.send(ada, "text " + step).told();
            case 3 -> STAGE.edit(ada, seq, "other " + step, null).told();
            case 4 -> STAGE.react(new UserId("ben"), seq, step % 4 < 2 ? "👍" : "🎉", step % 8 < 5).told();
            default -> STAGE.delete(ada, seq).told();
        };
    }

    /** Only where a rev was taken: the head is then the number of states remembered. */
    private void remember() {
        var all = STAGE.database.read(handle -> {
            long head = RoomLog.head(handle, Stage.ROOM).orElseThrow().rev();
            var states = new ArrayList<List<Message>>();
            var history = new History(STAGE.messages, new Recent(0), message -> 1);
            for (long since = 0; since < head; since++) {
                states.add(history.resume(handle, new UserId("ada"), Stage.ROOM, since, 50).found().messages());
            }
            return states;
        });
        while (stored.size() <= all.size()) {
            stored.add(all);
        }
    }
}
