/**
 * What a request says of where it came from, and how much of that is believed.
 */
@NullMarked
package chat.klatch.server.net;

import org.jspecify.annotations.NullMarked;
