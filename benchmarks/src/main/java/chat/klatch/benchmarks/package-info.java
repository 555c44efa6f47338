/** What a user of Klatch can measure, by processes that talk to the packaged server over real sockets. */
@org.jspecify.annotations.NullMarked
package chat.klatch.benchmarks;
