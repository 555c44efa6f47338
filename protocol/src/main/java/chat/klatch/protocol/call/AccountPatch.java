package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.PlaceRole;
import org.jspecify.annotations.Nullable;

/** Changes somebody's account, by the place's owner or an admin; what is absent stays as it is. */
@Wire
public record AccountPatch(@Nullable PlaceRole role, @Nullable Boolean disabled) {
}
