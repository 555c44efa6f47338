/**
 * OpenID Connect: providers that vouch for people. What they say is fetched, checked and told here; who comes in by it
 * is decided by {@code accounts}.
 */
@NullMarked
package chat.klatch.server.oidc;

import org.jspecify.annotations.NullMarked;
