/**
 * Messages: saying them, finding them again, and how far each member has read.
 */
@NullMarked
package chat.klatch.server.messages;

import org.jspecify.annotations.NullMarked;
