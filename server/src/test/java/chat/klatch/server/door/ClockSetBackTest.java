package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machine's clock was an hour ahead and is set right, while people are there: nothing waits for that hour. */
@SuppressWarnings("try") // connections are closed on purpose, or only have to be there
class ClockSetBackTest {
    private static final long HOUR = 3_600;
    private TestServer server;
    private Person ada;
    private Person bob;
    private Person cleo;
    private String foyer;
    private String kitchen;

    @BeforeEach
    void start() {
        server = TestServer.start("KLATCH_RATE_LIMITS", "on");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        cleo = server.signUp("cleo");
        foyer = ada.foyer();
        kitchen = ada.makes("Kitchen");
        cleo.post("/api/rooms/" + kitchen + "/members/me", "").expect(200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatHappensElsewhereIsToldAsBefore() {
        try (var elsewhere = bob.online(); var writer = ada.online()) {
            writer.writes(foyer, "key-key-1", "one");
            assertEquals(1, elsewhere.hears("activity").get("unread").intValue());
            server.clock().passSeconds(-HOUR);
            writer.writes(kitchen, "key-key-2", "this is told at once, by the new time");
            writer.hears("activity of the kitchen", frame -> frame.path("type").asText().equals("activity")
                    && frame.path("room").asText().equals(kitchen));
            writer.writes(foyer, "key-key-3", "two");
            server.clock().passSeconds(1);
            assertEquals(2, elsewhere.hears("activity").get("unread").intValue());
        }
    }

    private static void types(TestSocket socket, String room) {
        socket.says(Json.object("type", "typing", "room", room));
    }

    @Test
    void typingEndsAsBefore() {
        try (var reader = ada.inFoyer(); var writer = bob.online(); var other = cleo.online()) {
            reader.joins(kitchen);
            types(writer, foyer);
            assertEquals(1, reader.hears("typing").get("users").size());
            server.clock().passSeconds(-HOUR);
            types(other, kitchen); // this is told at once, by the new time
            assertEquals(kitchen, reader.hears("typing").get("room").textValue());
            server.clock().passSeconds(6);
            assertEquals(0, reader.hears("typing").get("users").size());
            assertEquals(0, reader.hears("typing").get("users").size());
        }
    }

    /** Until it is known there, whichever node everybody is connected to. */
    private void awaitOnline(TestSocket watcher, int count) {
        Await.until(count + " to be online", () -> watcher.joins(foyer).get("online").intValue() == count);
    }

    @Test
    void whoHasGoneIsShownAsOfflineAsBefore() {
        try (var watcher = ada.online(); var gone = bob.online(); var there = cleo.online()) {
            awaitOnline(watcher, 3);
            watcher.asks(Json.object("type", "watch", "users", List.of(bob.id(), cleo.id())));
            gone.close();
            awaitOnline(watcher, 2);
            watcher.settles();
            server.clock().passSeconds(-HOUR);
            there.says(Json.object("type", "presence", "status", "dnd")); // this is told at once, by the new time
            watcher.hears("cleo not to be disturbed", frame -> frame.path("status").asText().equals("dnd"));
            server.clock().passSeconds(31);
            watcher.hears("bob to be offline", frame -> frame.path("status").asText().equals("offline"));
        }
    }

    @Test
    @OneNode
    void whoWroteManyJustNowMaySoonWriteMore() {
        try (var writer = ada.online()) {
            writer.fills(foyer, "before", 29, "t"); // and a room before
            server.clock().passSeconds(-HOUR);
            writer.isRefused(Json.object("type", "send", "room", foyer, "key", "too-soon", "text", "t"),
                    "rate_limited");
            server.clock().passSeconds(1);
            writer.fills(foyer, "after", 10, "t");
        }
    }
}
