/**
 * Where messages are written: one text a room, kept until it is sent. It is never switched off by a connection.
 */
@NullMarked
package chat.klatch.client.view.composer;

import org.jspecify.annotations.NullMarked;
