/**
 * The client's mind on a JDK: for bots, load and tests. Sockets and HTTP of {@code java.net.http}, an outbox in a file,
 * and one thread for each client; nothing but the JDK behind it.
 */
@NullMarked
package chat.klatch.client.jvm;

import org.jspecify.annotations.NullMarked;
