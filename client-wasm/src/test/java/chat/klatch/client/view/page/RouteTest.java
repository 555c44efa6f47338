package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void aRoomHasAnAddressThatLeadsToIt() {
        var room = new RoomId("a-Room_7");
        assertEquals(new Route.InRoom(room, false), Route.of(Route.address(room)));
    }

    @Test
    void itsDetailsHaveAnAddressToo() {
        var room = new RoomId("a-Room_7");
        assertEquals(new Route.InRoom(room, true), Route.of(Route.details(room)));
        assertEquals(new Route.InRoom(room, false), Route.of(Route.address(room) + "/what-comes-later"));
    }

    @Test
    void thePlacesAndTheSettingsHaveTheirs() {
        assertEquals(new Route.CatchingUp(), Route.of(Route.CATCH_UP));
        assertEquals(new Route.InMentions(), Route.of(Route.MENTIONS));
        assertEquals(new Route.InSettings(""), Route.of(Route.SETTINGS));
        assertEquals(new Route.InSettings("look"), Route.of(Route.settings("look")));
    }

    @Test
    void linksThatSomebodyIsSentCarryTheirToken() {
        assertEquals(new Route.SigningUp("t-1"), Route.of(Route.invitation("t-1")));
        assertEquals(new Route.Resetting("t-2"), Route.of(Route.reset("t-2")));
    }

    @Test
    void aMessageHasAnAddressInItsRoom() {
        var room = new RoomId("a-Room_7");
        var link = Route.link(room, 42);
        assertEquals(new Route.InRoom(room, false), Route.of(link));
        assertEquals(42, Route.message(link));
        for (String other : List.of(Route.address(room), "#room-a/", "#room-a/details", "#room-a/1x", "#room-a/-1",
                "#room-a/99999999999999999999", "")) {
            assertTrue(Route.message(other) < 0, other);
        }
    }

    @Test
    void theListAndTheFormHaveTheirs() {
        assertEquals(new Route.InRooms(), Route.of(Route.ROOMS));
        assertEquals(new Route.SigningUp(""), Route.of(Route.SIGN_UP));
    }

    @Test
    void anythingElseLeadsNowhereInParticular() {
        assertEquals(new Route.Elsewhere(), Route.of(""));
        assertEquals(new Route.Elsewhere(), Route.of("#composer-text"));
        assertEquals(new Route.Elsewhere(), Route.of("#room-"));
        assertEquals(new Route.Elsewhere(), Route.of("#room-<script>"));
    }
}
