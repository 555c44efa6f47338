package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;

/** One invite. */
@Wire
public record InviteAnswer(Invite invite) {
}
