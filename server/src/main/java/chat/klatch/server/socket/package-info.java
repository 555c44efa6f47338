/**
 * The WebSocket: the upgrade and its refusals, one connection's life, and the one switch over its commands.
 */
@NullMarked
package chat.klatch.server.socket;

import org.jspecify.annotations.NullMarked;
