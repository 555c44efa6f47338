/**
 * The client for the JVM, on the real core, against the real server: alone, and two hundred of it while the server is
 * killed again and again.
 */
@NullMarked
package chat.klatch.server.crash;

import org.jspecify.annotations.NullMarked;
