/** Whether everybody can use it: axe on every screen. */
@NullMarked
package chat.klatch.e2e.a11y;

import org.jspecify.annotations.NullMarked;
