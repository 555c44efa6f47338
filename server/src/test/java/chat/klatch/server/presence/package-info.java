/** Presence and typing, by a clock that the test moves. */
@NullMarked
package chat.klatch.server.presence;

import org.jspecify.annotations.NullMarked;
