package chat.klatch.server.oidc;

import java.util.Map;

/**
 * The issuer whose tokens speak for accounts, as the operator has set it up.
 *
 * @param issuer
 *            its address, as its tokens have it
 * @param audience
 *            whom its tokens must be for
 * @param accounts
 *            the username of the account that each subject speaks for; nobody else speaks for anybody
 */
public record BearerSettings(String issuer, String audience, Map<String, String> accounts) {
}
