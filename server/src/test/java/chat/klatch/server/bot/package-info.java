/**
 * Programs that take part: the example of {@code docs/bots.md}, and what bots can rely on.
 */
@NullMarked
package chat.klatch.server.bot;

import org.jspecify.annotations.NullMarked;
