/**
 * The server as anybody meets it: over HTTP and over sockets, one class a section of the protocol, and what such tests
 * stand on. Time is a {@link chat.klatch.server.door.TestClock} that only tests move; every wait is for a condition and
 * has a bound.
 */
@NullMarked
package chat.klatch.server.door;

import org.jspecify.annotations.NullMarked;
