package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;

/** Whether a link to sign up by is good: anybody may ask who holds its token. */
@Wire
public record InviteCheck(boolean good) {
}
