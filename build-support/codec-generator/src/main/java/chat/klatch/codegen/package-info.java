/**
 * Writes the browser's JSON codec while the protocol compiles, from the very records that it reads and writes. Runs in
 * javac, as an annotation processor.
 */
@NullMarked
package chat.klatch.codegen;

import org.jspecify.annotations.NullMarked;
