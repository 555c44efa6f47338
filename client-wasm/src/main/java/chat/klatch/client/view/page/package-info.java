/**
 * What every component stands on: the page's elements, when to draw, times and cups, what is said aloud, and the little
 * that is remembered here.
 */
@NullMarked
package chat.klatch.client.view.page;

import org.jspecify.annotations.NullMarked;
