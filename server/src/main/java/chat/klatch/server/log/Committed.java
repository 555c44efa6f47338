package chat.klatch.server.log;

import chat.klatch.protocol.frame.Posted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that is on disk: the position it concerns, the rev it took, and when; {@code told} is what members learn,
 * null where it took no rev because it was already so ({@code dup}).
 */
public record Committed(long seq, long rev, Instant at, boolean dup, @Nullable Posted told) {
}
