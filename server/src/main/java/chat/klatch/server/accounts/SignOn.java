package chat.klatch.server.accounts;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in by a provider, or to link one, under way in one browser.
 *
 * @param provider
 *            what the operator calls it
 * @param linking
 *            whose account is to be linked; null where somebody signs in
 * @param invite
 *            the token of the invitation that they come by; "" for none
 * @param to
 *            where in the client they go on, "" for wherever it begins
 * @param state
 *            what must come back from the provider with the browser
 * @param nonce
 *            what must stand in the provider's token
 * @param verifier
 *            PKCE's secret, which proves to the provider that who began it ends it
 */
public record SignOn(String provider, @Nullable Access linking, String invite, String to, String state, String nonce,
        String verifier) {
    /** Never the secrets: this may reach a log. */
    @Override
    public String toString() {
        return "SignOn[" + provider + "]";
    }
}
