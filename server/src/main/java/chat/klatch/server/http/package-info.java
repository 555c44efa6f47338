/**
 * The HTTP calls, one routes file a noun, the client's files, and how errors are said.
 */
@NullMarked
package chat.klatch.server.http;

import org.jspecify.annotations.NullMarked;
