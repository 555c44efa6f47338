package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** Who may make an account. */
public enum SignUp {
    OPEN, INVITE, @Otherwise
    CLOSED
}
