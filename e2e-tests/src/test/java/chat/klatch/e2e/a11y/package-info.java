/** Whether everybody can use it: what axe is asked, and what only a phone shows. */
@NullMarked
package chat.klatch.e2e.a11y;

import org.jspecify.annotations.NullMarked;
