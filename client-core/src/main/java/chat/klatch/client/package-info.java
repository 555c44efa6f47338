/**
 * The client's mind: what every Klatch client knows and does, whatever it runs in. Plain Java for one thread, told of
 * time, sockets, storage and chance through its ports.
 */
@NullMarked
package chat.klatch.client;

import org.jspecify.annotations.NullMarked;
