/**
 * The server's HTTP calls as a signed-in client asks them: one small class a resource, each answer a record of the
 * protocol or a {@code Problem}. Everything that is not said over the socket.
 */
@NullMarked
package chat.klatch.client.api;

import org.jspecify.annotations.NullMarked;
