package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signed in: who, where, until when, and the user's rooms (absent when an access was renewed); {@code more} of them by
 * HTTP.
 */
@Wire("welcome")
public record Welcome(@Nullable RequestId re, User user, SessionId session, String epoch, long now, String build,
        Place place,
        long expiresAt, Bounds limits, @Nullable List<Room> rooms, boolean more) implements Answer {
    /** The place, by the name that its owner gave it. */
    public record Place(String name) {
    }

    /** What the server allows; {@code rate} (changes a second) and {@code burst} are absent while limits are off. */
    public record Bounds(int text, int frame, int join, @Nullable Integer rate, @Nullable Integer burst) {
        public Bounds {
            Limits.integer("text", text);
            Limits.integer("frame", frame);
            Limits.integer("join", join);
            Limits.ifGiven("rate", rate);
            Limits.ifGiven("burst", burst);
        }
    }

    public Welcome {
        Limits.integer("now", now);
        Limits.integer("expiresAt", expiresAt);
        rooms = rooms == null ? null : Limits.atMost("rooms", rooms, Limits.ROOMS_IN_WELCOME);
    }
}
