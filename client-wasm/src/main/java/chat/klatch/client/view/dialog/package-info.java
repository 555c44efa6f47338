/**
 * Sheets over everything else: rooms to make and to find, people to choose, the quick switcher, the shortcuts.
 */
@NullMarked
package chat.klatch.client.view.dialog;

import org.jspecify.annotations.NullMarked;
