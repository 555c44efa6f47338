package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SignUp;
import org.jspecify.annotations.Nullable;

/**
 * How far a provider is trusted.
 *
 * @param provider
 *            what the operator calls it
 * @param linksByEmail
 *            whether whom it vouches for may come into the account of whom another provider has vouched for by the same
 *            verified e-mail address
 * @param signUp
 *            who may make an account by it; null as the place has it
 */
public record Trust(String provider, boolean linksByEmail, @Nullable SignUp signUp) {
}
