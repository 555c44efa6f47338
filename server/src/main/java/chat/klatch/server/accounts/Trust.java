package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SignUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a provider is trusted.
 *
 * @param provider
 *            what the operator calls it
 * @param believed
 *            the issuers that are believed about addresses like this one: whom it vouches for may come into the account
 *            of whom one of them has vouched for by the same verified e-mail address. Empty where this one is not
 *            believed itself
 * @param signUp
 *            who may make an account by it; null as the place has it
 */
public record Trust(String provider, List<String> believed, @Nullable SignUp signUp) {
}
