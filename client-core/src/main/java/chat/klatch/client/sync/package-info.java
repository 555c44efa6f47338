/**
 * What the rooms hold and what is written and not yet acknowledged. Everything here is driven by events and asks
 * nothing of a browser.
 */
@NullMarked
package chat.klatch.client.sync;

import org.jspecify.annotations.NullMarked;
