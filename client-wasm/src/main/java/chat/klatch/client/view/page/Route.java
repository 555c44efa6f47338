package chat.klatch.client.view.page;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.RoomId;

/** What the part of the address after # asks for. */
public sealed interface Route {
    int LONGEST_SEQ = 17;
    String ROOMS = "#rooms";
    String SIGN_UP = "#sign-up";
    String SIGN_IN = "#sign-in";
    String CATCH_UP = "#catch-up";
    String MENTIONS = "#mentions";
    String SETTINGS = "#settings";

    /** One room, or one and the sheet of its details beside it. */
    record InRoom(RoomId room, boolean details) implements Route {
    }

    /** The list of rooms, where it has a pane of its own. */
    record InRooms() implements Route {
    }

    /** What is new in all rooms. */
    record CatchingUp() implements Route {
    }

    /** Where somebody was meant. */
    record InMentions() implements Route {
    }

    /** The settings: one page of them, or where that is empty their list. */
    record InSettings(String page) implements Route {
    }

    /** Making an account, with the token of an invitation or without ("") one. */
    record SigningUp(String invite) implements Route {
    }

    /** Setting a password by the token of a one-time link. */
    record Resetting(String token) implements Route {
    }

    /** Back from a provider, and not signed in; in a word why. */
    record NotSignedIn(String why) implements Route {
    }

    /** Nothing that is known here. */
    record Elsewhere() implements Route {
    }

    private static String after(String prefix, String hash) {
        return hash.startsWith(prefix) ? hash.substring(prefix.length()) : "";
    }

    static Route of(String hash) {
        var room = after("#room-", hash);
        if (!room.isEmpty()) {
            return room(room);
        }
        var invite = after("#invite-", hash);
        if (!invite.isEmpty()) {
            return new SigningUp(invite);
        }
        var token = after("#reset-", hash);
        if (!token.isEmpty()) {
            return new Resetting(token);
        }
        var why = after("#not-signed-in/", hash);
        if (!why.isEmpty()) {
            return new NotSignedIn(why);
        }
        if (hash.startsWith(SETTINGS + "/")) {
            return new InSettings(hash.substring(SETTINGS.length() + 1));
        }
        return switch (hash) {
            case ROOMS -> new InRooms();
            case SIGN_UP -> new SigningUp("");
            case CATCH_UP -> new CatchingUp();
            case MENTIONS -> new InMentions();
            case SETTINGS -> new InSettings("");
            default -> new Elsewhere();
        };
    }

    private static Route room(String named) {
        int slash = named.indexOf('/');
        try {
            var id = new RoomId(slash < 0 ? named : named.substring(0, slash));
            return new InRoom(id, slash >= 0 && named.substring(slash).equals("/details"));
        } catch (Invalid noRoom) {
            return new Elsewhere();
        }
    }

    static String address(RoomId room) {
        return "#room-" + room.value();
    }

    static String details(RoomId room) {
        return address(room) + "/details";
    }

    static String settings(String page) {
        return SETTINGS + "/" + page;
    }

    /** What follows the page's own address in a link for whoever is invited. */
    static String invitation(String token) {
        return "#invite-" + token;
    }

    static String reset(String token) {
        return "#reset-" + token;
    }

    /** Where one signs in by a provider, comes back from it, and where one signs out there. */
    static String provider(String id) {
        return "/auth/oidc/" + id;
    }

    /** One message of a room. */
    static String link(RoomId room, long seq) {
        return address(room) + "/" + seq;
    }

    /** The message that an address of a room names; negative where it names none. */
    static long message(String hash) {
        int slash = hash.indexOf('/');
        if (slash < 0 || hash.length() - slash > LONGEST_SEQ) {
            return -1;
        }
        long seq = 0;
        for (int i = slash + 1; i < hash.length(); i++) {
            int digit = hash.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            seq = seq * 10 + digit;
        }
        return slash + 1 < hash.length() ? seq : -1;
    }
}
