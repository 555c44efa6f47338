package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A passkey by which somebody can come in, as its owner sees it.
 *
 * @param name
 *            what its owner calls it
 * @param usedAt
 *            when somebody last came in by it; absent where nobody has
 */
public record Passkey(String id, String name, long createdAt, @Nullable Long usedAt) {
    public Passkey {
        Limits.integer("createdAt", createdAt);
        Limits.ifGiven("usedAt", usedAt);
    }
}
