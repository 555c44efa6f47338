package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Logs;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.CutProxy;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that had no database for so short a time that nobody was sent away from it. */
@NeedsPostgres
class ShortCutTest {
    private final TestClock clock = new TestClock();
    private final PostgresAddress place = TestPostgres.place();
    private final CutProxy proxy = new CutProxy(place);
    private TestServer cut;
    private TestServer other;

    @BeforeEach
    void start() {
        cut = TestServer.node(proxy.address(), clock, () -> new LocalRelay.Ring().end());
        other = TestServer.node(place, clock, () -> new LocalRelay.Ring().end());
    }

    @AfterEach
    void stop() {
        proxy.heal();
        cut.close();
        other.close();
        proxy.close();
        TestPostgres.drop(place);
    }

    @Test
    void whoWasDisabledMeanwhileIsHeardNoMoreFromTheMomentThatItIsBack() {
        var owner = other.signUp("owner");
        var eve = cut.signUp("eve");
        var room = owner.makes("Room");
        eve.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var socket = eve.online(); var here = owner.online()) {
            socket.joins(room);
            here.joins(room);
            here.writes(room, "key-before", "before"); // so that the one has heard of the other
            socket.hears("message");
            try (var logs = Logs.keep()) {
                proxy.cutAll();
                Await.until("it has looked in vain", () -> logs.all().contains("What other nodes have told cannot"));
            }
            owner.patch("/api/users/" + eve.id(), "{\"disabled\":true}").expect(200);
            proxy.heal();
            socket.says(Json.object("type", "send", "id", "s", "room", room, "key", "key-after", "text", "after"));
            socket.closed();
            assertEquals(0, socket.heard("ack"));
            long rev = here.writes(room, "key-last", "last").get("rev").longValue();
            var page = here.asks(Json.object("type", "history", "room", room, "before", rev + 1));
            assertEquals(List.of("before", "last"),
                    page.findValuesAsText("text").stream().filter(text -> !text.isEmpty()).toList());
        }
    }
}
