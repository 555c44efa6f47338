package chat.klatch.protocol.frame;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.RequestId;

/** Signs the connection in, or renews its access. */
@Wire("auth")
public record Auth(RequestId id, String token) implements Request {
    public Auth {
        token = Limits.opaque("token", token, Limits.TOKEN_CHARS);
    }

    /** Never the token: this may reach a log. */
    @Override
    public String toString() {
        return "Auth[id=" + id + "]";
    }
}
