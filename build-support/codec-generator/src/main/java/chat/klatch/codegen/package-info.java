/** The codec's generator. */
@NullMarked
package chat.klatch.codegen;

import org.jspecify.annotations.NullMarked;
