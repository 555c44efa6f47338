package chat.klatch.server.accounts;

import chat.klatch.protocol.call.Proof;
import org.jspecify.annotations.Nullable;

/**
 * By what who is signed in shows once more that it is them.
 *
 * @param proof
 *            of which nothing is believed yet
 * @param passkey
 *            a passkey of theirs, found good; null where they showed none
 */
public record Evidence(Proof proof, @Nullable CheckedPasskey passkey) {
}
