package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.SignUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What anybody may know of a place; {@code checks} only while it has no account. */
@Wire
public record PlaceInfo(String name, String build, boolean firstRun, SignUp signup, @Nullable List<Check> checks) {
    /** One thing that the first visitor is told about the server: what, whether it is well, and a word about it. */
    public record Check(String name, boolean ok, String detail) {
    }
}
