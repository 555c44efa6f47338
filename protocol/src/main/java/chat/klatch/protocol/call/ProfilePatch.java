package chat.klatch.protocol.call;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.codec.Words;
import org.jspecify.annotations.Nullable;

/**
 * Changes oneself; what is absent stays as it is, an empty note is none. A new password needs the old one, which is
 * only compared.
 */
@Wire
public record ProfilePatch(@Nullable String name, @Nullable String note, @Nullable String username,
        @Nullable String password, @Nullable String oldPassword) {
    public ProfilePatch {
        name = name == null ? null : Limits.line("name", name, 1, Limits.USER_NAME_CODE_POINTS);
        note = note == null ? null : Limits.line("note", note, 0, Limits.NOTE_CODE_POINTS);
        username = username == null ? null : Limits.username("username", username);
        password = password == null ? null : Limits.password("password", password);
        oldPassword = oldPassword == null ? null : Limits.secret("oldPassword", oldPassword);
        if (password != null && oldPassword == null) {
            throw new Invalid("oldPassword", Words.MISSING);
        }
    }

    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "ProfilePatch[name=" + name + ", username=" + username + "]";
    }
}
