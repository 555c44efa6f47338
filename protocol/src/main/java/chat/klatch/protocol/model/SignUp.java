package chat.klatch.protocol.model;

/** Who may make an account. */
public enum SignUp {
    OPEN, INVITE, CLOSED
}
