/**
 * How the connection stands, said once and in one place: over the composer of a room, and over every page that is none.
 */
@NullMarked
package chat.klatch.client.view.strip;

import org.jspecify.annotations.NullMarked;
