package chat.klatch.client.view.page;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.RoomId;

/** What the part of the address after # asks for. */
public sealed interface Route {
    String ROOMS = "#rooms";
    String SIGN_UP = "#sign-up";
    String SIGN_IN = "#sign-in";

    /** One room. */
    record InRoom(RoomId room) implements Route {
    }

    /** The list of rooms, where it has a pane of its own. */
    record InRooms() implements Route {
    }

    /** Making an account. */
    record SigningUp() implements Route {
    }

    /** Nothing that is known here. */
    record Elsewhere() implements Route {
    }

    static Route of(String hash) {
        String prefix = "#room-";
        if (hash.startsWith(prefix)) {
            try {
                return new InRoom(new RoomId(hash.substring(prefix.length())));
            } catch (Invalid noRoom) {
                return new Elsewhere();
            }
        }
        return switch (hash) {
            case ROOMS -> new InRooms();
            case SIGN_UP -> new SigningUp();
            default -> new Elsewhere();
        };
    }

    static String address(RoomId room) {
        return "#room-" + room.value();
    }
}
