package chat.klatch.client.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP calls to the one server that this client belongs to. Cookies are the platform's; where several clients share
 * them, no two calls that may change one are under way at the same time.
 */
public interface Http {
    /**
     * Sends one call and answers once, on the client's thread, within a minute whatever the network does.
     *
     * @param body
     *            JSON, or null for none
     * @param bearer
     *            the access token, or null for none
     */
    void call(String method, String path, @Nullable String body, @Nullable String bearer, Consumer<Reply> then);

    /** An answer; {@code status} is 0 where the server could not be reached. */
    record Reply(int status, String body) {
        public boolean good() {
            return status >= 200 && status < 300;
        }
    }
}
