/**
 * What is opened like a room and is none: catching up, mentions, the door of a room that one is not in.
 */
@NullMarked
package chat.klatch.client.view.places;

import org.jspecify.annotations.NullMarked;
