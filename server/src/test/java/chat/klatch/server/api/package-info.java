/** The documents of the calls and the frames, held against what they describe. */
@NullMarked
package chat.klatch.server.api;

import org.jspecify.annotations.NullMarked;
