/**
 * One connection to the server: opened, signed in, kept alive and opened again. What asks and waits for answers goes
 * through here.
 */
@NullMarked
package chat.klatch.client.connection;

import org.jspecify.annotations.NullMarked;
