package chat.klatch.server.http;

import org.jspecify.annotations.Nullable;

/** The files hold nothing to speak TLS with; the message is a sentence for the operator. */
public final class TlsUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    TlsUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
