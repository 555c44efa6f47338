package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomId;
import java.util.List;

/** Makes a link to sign up by: for how many days, for how many people, and the rooms that they join by it. */
@Wire
public record NewInvite(int days, int uses, @Sparse List<RoomId> rooms) {
    public NewInvite {
        Limits.between("days", days, 1, Limits.INVITE_DAYS);
        Limits.between("uses", uses, 1, Limits.INVITE_USES);
        rooms = Limits.atMost("rooms", rooms, Limits.ROOMS_PER_INVITE);
    }
}
