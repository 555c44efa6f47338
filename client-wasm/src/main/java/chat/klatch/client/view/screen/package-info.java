/**
 * The whole window, put together from the other rooms of the view: which of its screens is shown, where the address
 * leads, and the keys that work everywhere.
 */
@NullMarked
package chat.klatch.client.view.screen;

import org.jspecify.annotations.NullMarked;
