package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RoomRole;

/** Gives a member another role. */
@Wire
public record MemberPatch(RoomRole role) {
}
