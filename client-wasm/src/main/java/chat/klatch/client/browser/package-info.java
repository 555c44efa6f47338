/**
 * What touches the browser: its socket, its calls, its clock, its store, and the typings that TeaVM lacks. Nothing here
 * knows how anything looks.
 */
@NullMarked
package chat.klatch.client.browser;

import org.jspecify.annotations.NullMarked;
