/**
 * How the server says no. A refusal is an answer with a code, never a fault.
 */
@NullMarked
package chat.klatch.server.refusal;

import org.jspecify.annotations.NullMarked;
