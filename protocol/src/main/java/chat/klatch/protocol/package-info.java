/**
 * What Klatch's programs say to each other: limits, codes and the one refusal. Records here make an illegal value
 * impossible, so nobody validates later; nothing here does I/O or has a dependency at run time.
 */
@NullMarked
package chat.klatch.protocol;

import org.jspecify.annotations.NullMarked;
