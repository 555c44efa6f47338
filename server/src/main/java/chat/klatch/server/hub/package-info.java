/**
 * Who is connected to this process and which rooms they follow, and the queues through which they are told.
 */
@NullMarked
package chat.klatch.server.hub;

import org.jspecify.annotations.NullMarked;
