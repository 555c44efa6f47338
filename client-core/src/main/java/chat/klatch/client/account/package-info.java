/**
 * Signing in and out, and the tokens and their renewal. Speaks HTTP through a port.
 */
@NullMarked
package chat.klatch.client.account;

import org.jspecify.annotations.NullMarked;
