/**
 * JSON for the records, without reflection: the marks that steer it, the reader and the writer. The build generates
 * {@code Frames} beside them from the records themselves.
 */
@NullMarked
package chat.klatch.protocol.codec;

import org.jspecify.annotations.NullMarked;
