/**
 * What operators may count: every number that this server shows to Prometheus, by its name. The rooms above say what
 * happened; nobody reads a number back.
 */
@NullMarked
package chat.klatch.server.metrics;

import org.jspecify.annotations.NullMarked;
