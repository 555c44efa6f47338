package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import java.util.List;

/** Why a server cannot serve right now. */
@Wire
public record Unready(List<String> failed) {
    public Unready {
        failed = List.copyOf(failed);
    }
}
