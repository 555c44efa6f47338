package chat.klatch.server.accounts;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * By what else than a password anybody comes in here, as it is now: no other provider vouches for anybody, and a
 * passkey of another domain lets nobody in.
 *
 * @param issuers
 *            of the providers that there are
 * @param domain
 *            to which the passkeys are bound; null where there can be none
 */
public record Doorways(Collection<String> issuers, @Nullable String domain) {
}
