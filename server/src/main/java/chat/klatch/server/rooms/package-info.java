/**
 * Rooms: their life, the list of them, and the notices that their changes make.
 */
@NullMarked
package chat.klatch.server.rooms;

import org.jspecify.annotations.NullMarked;
