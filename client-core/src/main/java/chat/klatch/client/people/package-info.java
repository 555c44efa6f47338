/**
 * Those whom the user sees: who they are, whether they are there, and who is typing.
 */
@NullMarked
package chat.klatch.client.people;

import org.jspecify.annotations.NullMarked;
