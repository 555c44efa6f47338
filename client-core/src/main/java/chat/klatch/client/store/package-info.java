/**
 * Where a client keeps what must survive a restart. The in-memory twin serves tests and clients that keep nothing.
 */
@NullMarked
package chat.klatch.client.store;

import org.jspecify.annotations.NullMarked;
