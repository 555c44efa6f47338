/**
 * The corpus of frames and bodies, valid and invalid, and what every codec must say of them. Compiled into the tests of
 * each module that has a codec to hold against it, and into the browser's; so nothing here needs more than TeaVM knows.
 */
@NullMarked
package chat.klatch.protocol.corpus;

import org.jspecify.annotations.NullMarked;
