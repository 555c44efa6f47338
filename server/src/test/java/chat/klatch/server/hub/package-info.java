/** The hub against wires that write when the test lets them. */
@NullMarked
package chat.klatch.server.hub;

import org.jspecify.annotations.NullMarked;
