/**
 * The frames of the WebSocket, one record each, in two sealed families: {@link chat.klatch.protocol.frame.Command} goes
 * to the server, {@link chat.klatch.protocol.frame.Event} comes from it.
 */
@NullMarked
package chat.klatch.protocol.frame;

import org.jspecify.annotations.NullMarked;
