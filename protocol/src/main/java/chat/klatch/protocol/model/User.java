package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Sparse;
import org.jspecify.annotations.Nullable;

/** What others see of an account. */
public record User(UserId id, String username, String name, PlaceRole role, @Nullable String note,
        @Nullable String avatar, @Sparse boolean bot, @Sparse boolean disabled) {
}
