/** Emoji by name: the book of them, which comes when it is first wanted, and the ways to choose one. */
@NullMarked
package chat.klatch.client.view.emoji;

import org.jspecify.annotations.NullMarked;
