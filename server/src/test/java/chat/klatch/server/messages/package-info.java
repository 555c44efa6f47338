/** Messages on a real database. */
@NullMarked
package chat.klatch.server.messages;

import org.jspecify.annotations.NullMarked;
