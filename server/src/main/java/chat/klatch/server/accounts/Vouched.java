package chat.klatch.server.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Whom a provider vouches for, by what it says of them.
 *
 * @param issuer
 *            the provider, by the address that it goes by everywhere
 * @param subject
 *            what it calls them for ever
 * @param email
 *            in small letters; null where it has verified none
 * @param username
 *            what they may like to be called by; "" for nothing
 * @param name
 *            what others call them; "" where it does not say
 */
public record Vouched(String issuer, String subject, @Nullable String email, String username, String name) {
}
