package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.CutProxy;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A commit of this node is in the database, and this node does not know yet: its answer is late, or lost. Meanwhile
 * others write on.
 */
@NeedsPostgres
@Tag("faults")
class LateCommitTest {
    private static final int ROUNDS = 30;
    private static final String MINE = "what is mine";
    private final LocalRelay.Ring ring = new LocalRelay.Ring();
    private final TestClock clock = new TestClock();
    private final PostgresAddress place = TestPostgres.place();
    private final CutProxy proxy = new CutProxy(place);
    private TestServer late;
    private TestServer other;

    @BeforeEach
    void start() {
        late = TestServer.node(proxy.address(), clock, ring::end);
        other = TestServer.node(place, clock, ring::end);
    }

    @AfterEach
    void stop() {
        proxy.heal();
        proxy.release();
        late.close();
        other.close();
        proxy.close();
        TestPostgres.drop(place);
    }

    @Test
    void whatOthersSaidAfterItIsToldAfterIt() {
        followsThrough(() -> proxy.of(MINE).delaysTheAnswer(), proxy::release);
    }

    @Test
    void alsoWhereItsAnswerIsLostAndFoundOut() {
        followsThrough(() -> proxy.of(MINE).losesTheAnswer().forGood(), proxy::heal);
    }

    private void followsThrough(Runnable fault, Runnable end) {
        var ada = late.signUp("ada");
        var bob = other.signUp("bob");
        var room = ada.makes("Room");
        var elsewhere = ada.makes("Elsewhere");
        for (var one : List.of(room, elsewhere)) {
            bob.post("/api/rooms/" + one + "/members/me", "").expect(200);
        }
        try (var here = ada.online(); var there = bob.online()) {
            here.joins(elsewhere);
            here.joins(room);
            there.joins(room);
            fault.run();
            here.says(Json.object("type", "send", "id", "mine", "room", room, "key", "key-mine", "text", MINE));
            assertEquals(MINE, there.hears("message").get("message").get("text").textValue());
            there.writes(room, "key-after", "after");
            for (int i = 0; i < ROUNDS; i++) { // and whatever is looked for is found meanwhile
                var text = "elsewhere " + i;
                there.writes(elsewhere, "key-elsewhere" + i, text);
                here.hears(text, frame -> frame.path("room").asText().equals(elsewhere)
                        && frame.path("message").path("text").asText().equals(text));
            }
            assertEquals(0, here.heard("message"), () -> here.rest().toString());
            end.run();
            here.hears("ack");
            assertEquals(MINE, here.hears("message").get("message").get("text").textValue());
            assertEquals("after", here.hears("message").get("message").get("text").textValue());
            Await.until("it writes again", () -> here.writes(room, "key-again", "again").has("rev"));
        }
    }
}
