package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import java.util.List;

/**
 * By what somebody can come in.
 *
 * @param password
 *            whether they have one that lets in
 */
@Wire
public record WaysIn(List<LinkedProvider> linked, boolean password) {
    public WaysIn {
        linked = List.copyOf(linked);
    }
}
