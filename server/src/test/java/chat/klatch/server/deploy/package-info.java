/**
 * What {@code deploy/} holds, as operators use it: read by the programs that will read it there, and run where that can
 * be done on one machine.
 */
@NullMarked
package chat.klatch.server.deploy;

import org.jspecify.annotations.NullMarked;
