package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Exposed;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes of which one has a clock that is an hour ahead: that is shown, and harms no message. */
@NeedsPostgres
class WrongClockTest {
    private static final Duration AHEAD = Duration.ofHours(1);
    private final LocalRelay.Ring ring = new LocalRelay.Ring();
    private final PostgresAddress place = TestPostgres.place();
    private TestServer right;
    private TestServer ahead;

    @BeforeEach
    void start() {
        var clock = new TestClock();
        clock.pass(AHEAD);
        right = TestServer.node(place, new TestClock(), ring::end);
        ahead = TestServer.node(place, clock, ring::end);
    }

    @AfterEach
    void stop() {
        right.close();
        ahead.close();
        TestPostgres.drop(place);
    }

    @Test
    void messagesStayInOneOrderAndTheirTimesNeverGoBack() {
        var ada = right.signUp("ada");
        var bob = ahead.signUp("bob");
        var room = ada.makes("Room");
        bob.post("/api/rooms/" + room + "/members/me", "").expect(200);
        try (var here = ada.online(); var there = bob.online()) {
            long rev = here.joins(room).get("rev").longValue();
            there.joins(room);
            long at = 0;
            for (int i = 0; i < 6; i++) {
                (i % 2 == 0 ? here : there).writes(room, "key-of-clocks-" + i, "said " + i);
                for (TestSocket socket : List.of(here, there)) {
                    var message = socket.hears("message").get("message");
                    assertEquals(rev + 1 + i, message.get("rev").longValue());
                    assertEquals("said " + i, message.get("text").textValue());
                    assertTrue(message.get("at").longValue() >= at);
                    at = message.get("at").longValue();
                }
            }
        }
    }

    @Test
    void anAccessThatSeemsToBeOverIsRenewedWhereItSeemsSo() {
        var ada = right.signUp("ada");
        ada.at(ahead).get("/api/me").problem(401, "unauthenticated");
        var renewed = ahead.http().post("/api/sessions/refresh", Json.object("refreshToken", ada.refreshToken()))
                .answer().expect(200);
        var again = Person.of(ahead, renewed);
        again.get("/api/me").expect(200);
        again.at(right).get("/api/me").expect(200);
    }

    @Test
    void eachShowsHowFarItsClockIsFromTheDatabases() {
        var name = "klatch_clock_ahead_seconds";
        Await.until("both have looked", () -> Exposed.by(right).of(name) != 0 && Exposed.by(ahead).of(name) != 0);
        assertEquals((double) AHEAD.toSeconds(), Exposed.by(ahead).of(name) - Exposed.by(right).of(name), 30);
    }
}
