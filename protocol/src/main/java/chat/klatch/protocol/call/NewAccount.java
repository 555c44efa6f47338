package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import org.jspecify.annotations.Nullable;

/** Signs somebody up; {@code place} names it, for the first account only. */
@Wire
public record NewAccount(String username, String password, @Nullable String name, @Nullable String invite,
        @Nullable String place) {
    public NewAccount {
        username = Limits.username("username", username);
        password = Limits.password("password", password);
        name = name == null ? null : Limits.line("name", name, 1, Limits.USER_NAME_CODE_POINTS);
        invite = invite == null ? null : Limits.opaque("invite", invite, Limits.TOKEN_CHARS);
        place = place == null ? null : Limits.line("place", place, 1, Limits.PLACE_NAME_CODE_POINTS);
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "NewAccount[username=" + username + "]";
    }
}
