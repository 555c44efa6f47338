/**
 * JSON on the server: Jackson, bound to the protocol's records so that it says the same words as the browser's codec.
 */
@NullMarked
package chat.klatch.server.json;

import org.jspecify.annotations.NullMarked;
