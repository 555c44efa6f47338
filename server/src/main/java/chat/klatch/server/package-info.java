/**
 * The process that operators run: its settings, its start and its stop.
 */
@NullMarked
package chat.klatch.server;

import org.jspecify.annotations.NullMarked;
