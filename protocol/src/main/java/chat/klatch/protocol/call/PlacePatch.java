package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.SignUp;
import org.jspecify.annotations.Nullable;

/** Changes the place; what is absent stays as it is. */
@Wire
public record PlacePatch(@Nullable String name, @Nullable SignUp signup) {
    public PlacePatch {
        name = name == null ? null : Limits.line("name", name, 1, Limits.PLACE_NAME_CODE_POINTS);
    }
}
