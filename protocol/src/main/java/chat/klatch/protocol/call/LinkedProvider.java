package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A provider by which somebody can come in.
 *
 * @param provider
 *            its {@link Provider#id}
 * @param email
 *            who they are there, where it says that and has verified it
 */
public record LinkedProvider(String provider, @Nullable String email, long linkedAt) {
    public LinkedProvider {
        Limits.integer("linkedAt", linkedAt);
    }
}
