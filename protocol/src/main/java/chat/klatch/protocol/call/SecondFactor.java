package chat.klatch.protocol.call;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code or a passkey is asked for after one's password.
 *
 * @param since
 *            when that was switched on; absent while it is off
 * @param recoveryCodesLeft
 *            how many are there that were not used
 * @param recoveryCodes
 *            those that were just made, each good once in the place of a code; told only then
 * @param passkey
 *            whether it is a passkey that is asked for; absent where it is a code, or nothing
 */
@Wire
public record SecondFactor(@Nullable Long since, long recoveryCodesLeft, @Nullable List<String> recoveryCodes,
        @Nullable Boolean passkey) {
    public SecondFactor {
        Limits.ifGiven("since", since);
        Limits.integer("recoveryCodesLeft", recoveryCodesLeft);
        recoveryCodes = recoveryCodes == null ? null : List.copyOf(recoveryCodes);
    }

    /** Never the codes: this may reach a log. */
    @Override
    public String toString() {
        return "SecondFactor[since=" + since + "]";
    }
}
