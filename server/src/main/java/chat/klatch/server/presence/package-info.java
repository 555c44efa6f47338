/**
 * Who is there and who is typing: in memory only, gathered for moments, and lost without harm when the process ends.
 */
@NullMarked
package chat.klatch.server.presence;

import org.jspecify.annotations.NullMarked;
