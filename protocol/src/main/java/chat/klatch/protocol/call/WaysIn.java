package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody can come in.
 *
 * @param password
 *            whether they have one that lets in
 * @param passkeys
 *            whether they have any that lets in; absent means that they have none
 */
@Wire
public record WaysIn(List<LinkedProvider> linked, boolean password, @Nullable Boolean passkeys) {
    public WaysIn {
        linked = List.copyOf(linked);
    }

    /** Whether one of the providers may go without leaving nothing to come in by. */
    public boolean several() {
        return password || Boolean.TRUE.equals(passkeys) || linked.size() > 1;
    }
}
