package chat.klatch.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * What other nodes must hear of a transaction. All but {@link Said} only point to what has changed: whoever hears of it
 * looks at the data, so to hear of it late or twice does no harm; but see {@link Counted}.
 */
public sealed interface Note {
    /** Of a room: it follows on everything up to {@code rev}, and goes before what comes after. */
    sealed interface OfRoom extends Note {
        RoomId room();

        long rev();
    }

    /** A rev of a room's log, and the frame by which its members are told. */
    record Said(RoomId room, long rev, String frame) implements OfRoom {
        /** Never the frame: this may reach a log. */
        @Override
        public String toString() {
            return "Said[" + room + ", " + rev + "]";
        }
    }

    /** Somebody has come into a room, has left it, or is there otherwise than before. */
    record Membership(RoomId room, long rev, UserId user) implements OfRoom {
    }

    /** A room looks otherwise to everybody, or is new. */
    record Look(RoomId room, long rev) implements OfRoom {
    }

    /** A room is no more; {@code open} where everybody could see it. */
    record Gone(RoomId room, long rev, boolean open) implements OfRoom {
    }

    /** A member's read marker has moved. */
    record Marker(RoomId room, UserId user) implements Note {
    }

    /** Others see a user otherwise than before. */
    record Profile(UserId user) implements Note {
    }

    /** A user's clients keep something else here. */
    record Settings(UserId user) implements Note {
    }

    /** A session has ended before its time. */
    record SessionEnded(SessionId session) implements Note {
    }

    /** Every session has ended. */
    record SessionsEnded() implements Note {
    }

    /** How somebody's connections to one node want them to be seen; null where there is none any more. */
    record Presence(UserId user, @Nullable String status) implements Note {
    }

    /** Somebody types in a room. */
    record Typing(RoomId room, UserId user, String name) implements Note {
    }

    /** Something that is counted, so it must not be heard twice: a node gives each of its own another number. */
    sealed interface Counted extends Note {
        /** 0 where its node gives none. */
        long number();
    }

    /** A wrong password was tried, for the account {@code name} and from {@code here}. */
    record Wrong(String name, String here, long number) implements Counted {
    }

    /** An account was made from an address, or tried to. */
    record SignUp(String address, long number) implements Counted {
    }

    /** One line, as {@link #read} takes it: a word, ids, numbers, and last what may hold spaces. */
    default String line() {
        return switch (this) {
            case Said it -> "said " + it.room + " " + it.rev + " " + it.frame;
            case Membership it -> "member " + it.room + " " + it.rev + " " + it.user;
            case Look it -> "look " + it.room + " " + it.rev;
            case Gone it -> "gone " + it.room + " " + it.rev + " " + it.open;
            case Marker it -> "marker " + it.room + " " + it.user;
            case Profile it -> "profile " + it.user;
            case Settings it -> "settings " + it.user;
            case SessionEnded it -> "ended " + it.session;
            case SessionsEnded _ -> "all-ended";
            case Presence it -> "presence " + it.user + (it.status == null ? "" : " " + it.status);
            case Wrong it -> "wrong " + coded(it.name) + " " + coded(it.here) + " " + it.number;
            case SignUp it -> "signup " + coded(it.address) + " " + it.number;
            case Typing it -> "typing " + it.room + " " + it.user + " " + it.name;
        };
    }

    /** What strangers have typed, as one word. */
    private static String coded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, UTF_8);
    }

    private static long number(String[] words, int at) {
        return words.length > at ? Long.parseLong(words[at]) : 0;
    }

    /**
     * Reads what {@link #line} wrote; null where it is a kind of another version.
     *
     * @throws RuntimeException
     *             where it is damaged
     */
    static @Nullable Note read(String line) {
        var words = line.split(" ", 4);
        return switch (words[0]) {
            case "said" -> new Said(new RoomId(words[1]), Long.parseLong(words[2]), words[3]);
            case "member" -> new Membership(new RoomId(words[1]), Long.parseLong(words[2]), new UserId(words[3]));
            case "look" -> new Look(new RoomId(words[1]), Long.parseLong(words[2]));
            case "gone" -> new Gone(new RoomId(words[1]), Long.parseLong(words[2]), Boolean.parseBoolean(words[3]));
            case "marker" -> new Marker(new RoomId(words[1]), new UserId(words[2]));
            case "profile" -> new Profile(new UserId(words[1]));
            case "settings" -> new Settings(new UserId(words[1]));
            case "ended" -> new SessionEnded(new SessionId(words[1]));
            case "all-ended" -> new SessionsEnded();
            case "presence" -> new Presence(new UserId(words[1]), words.length < 3 ? null : words[2]);
            case "wrong" -> new Wrong(decoded(words[1]), decoded(words[2]), number(words, 3));
            case "signup" -> new SignUp(decoded(words[1]), number(words, 2));
            case "typing" -> new Typing(new RoomId(words[1]), new UserId(words[2]), words[3]);
            default -> null;
        };
    }
}
