/** What a user of Klatch can measure, by processes that talk to the packaged server over real sockets. */
@NullMarked
package chat.klatch.benchmarks;

import org.jspecify.annotations.NullMarked;
