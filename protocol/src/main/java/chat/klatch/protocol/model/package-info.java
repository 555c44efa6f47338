/**
 * The values that frames and calls are made of: ids, messages, rooms, users. Immutable, and valid once they exist.
 */
@NullMarked
package chat.klatch.protocol.model;

import org.jspecify.annotations.NullMarked;
