/**
 * Between nodes: what others have committed is found in the database and told here, in each room's order; hints by way
 * of Redis only make that sooner.
 */
@NullMarked
package chat.klatch.server.relay;

import org.jspecify.annotations.NullMarked;
