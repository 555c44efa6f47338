/**
 * The JSON bodies of the HTTP calls, asked and answered, by the same rules as the frames.
 */
@NullMarked
package chat.klatch.protocol.call;

import org.jspecify.annotations.NullMarked;
