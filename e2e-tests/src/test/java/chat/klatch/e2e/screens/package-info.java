/** Pictures of every screen, to be looked at. */
@NullMarked
package chat.klatch.e2e.screens;

import org.jspecify.annotations.NullMarked;
