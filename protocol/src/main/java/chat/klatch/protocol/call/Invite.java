package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.model.InviteId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.List;

/** A link to sign up by: the token that it carries, who made it, until when it is good and for how many people. */
public record Invite(InviteId id, String token, UserId author, long createdAt, long expiresAt, int uses, int used,
        @Sparse List<RoomId> rooms) {
    public Invite {
        token = Limits.opaque("token", token, Limits.TOKEN_CHARS);
        Limits.integer("createdAt", createdAt);
        Limits.integer("expiresAt", expiresAt);
        Limits.integer("uses", uses);
        Limits.integer("used", used);
        rooms = Limits.atMost("rooms", rooms, Limits.ROOMS_PER_INVITE);
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "Invite[id=" + id + ", used=" + used + "/" + uses + "]";
    }
}
