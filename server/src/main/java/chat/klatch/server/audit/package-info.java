/**
 * What was done by the power over the place, and by whom: a list that only grows, chained so that a change of it shows.
 */
@NullMarked
package chat.klatch.server.audit;

import org.jspecify.annotations.NullMarked;
