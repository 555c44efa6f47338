package chat.klatch.protocol.model;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Sparse;
import java.util.List;

/**
 * One emoji under a message: how many, the first hundred of them, and {@code mine} where this user is one of the
 * others.
 */
public record Reaction(String emoji, int count, List<UserId> users, @Sparse boolean mine) {
    public Reaction {
        Limits.integer("count", count);
        users = Limits.atMost("users", users, Limits.USERS_PER_REACTION);
    }
}
