/**
 * The sheet beside the room: its members, and what can be changed about it.
 */
@NullMarked
package chat.klatch.client.view.panel;

import org.jspecify.annotations.NullMarked;
