/**
 * Typings of what the browser has: interfaces without a line of our own, as narrow as we use them. TeaVM's own lack
 * much of it, and none of them are free of string evaluation.
 */
@NullMarked
package chat.klatch.client.browser.dom;

import org.jspecify.annotations.NullMarked;
