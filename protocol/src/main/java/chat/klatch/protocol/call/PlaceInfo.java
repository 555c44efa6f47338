package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.model.SignUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a place.
 *
 * @param checks
 *            only while it has no account
 * @param providers
 *            who vouches for people here; absent where nobody does
 * @param passwords
 *            whether a password lets in; absent means that it does
 * @param passkeys
 *            the domain to which passkeys are bound that let in here; absent where none can
 */
@Wire
public record PlaceInfo(String name, String build, boolean firstRun, SignUp signup, @Nullable List<Check> checks,
        @Nullable List<Provider> providers, @Nullable Boolean passwords,
        @Nullable String passkeys) {
    /** Of a place that has nothing but passwords. */
    public PlaceInfo(String name, String build, boolean firstRun, SignUp signup, @Nullable List<Check> checks) {
        this(name, build, firstRun, signup, checks, null, null, null);
    }

    /** Whether a password lets in. */
    public boolean takesPasswords() {
        return !Boolean.FALSE.equals(passwords);
    }

    /** One thing that the first visitor is told about the server: what, whether it is well, and a word about it. */
    public record Check(String name, boolean ok, String detail) {
    }
}
