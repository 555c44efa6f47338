/**
 * Accounts, sessions, passwords and tokens: who somebody is, and for how long we believe it.
 */
@NullMarked
package chat.klatch.server.accounts;

import org.jspecify.annotations.NullMarked;
