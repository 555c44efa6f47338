package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.model.RoomId;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void aRoomHasAnAddressThatLeadsToIt() {
        var room = new RoomId("a-Room_7");
        assertEquals(new Route.InRoom(room), Route.of(Route.address(room)));
    }

    @Test
    void theListAndTheFormHaveTheirs() {
        assertEquals(new Route.InRooms(), Route.of(Route.ROOMS));
        assertEquals(new Route.SigningUp(), Route.of(Route.SIGN_UP));
    }

    @Test
    void anythingElseLeadsNowhereInParticular() {
        assertEquals(new Route.Elsewhere(), Route.of(""));
        assertEquals(new Route.Elsewhere(), Route.of("#composer-text"));
        assertEquals(new Route.Elsewhere(), Route.of("#room-"));
        assertEquals(new Route.Elsewhere(), Route.of("#room-<script>"));
    }
}
