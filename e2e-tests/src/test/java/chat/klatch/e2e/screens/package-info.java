/** Every screen and state: pictures of it, to be looked at, and whether it keeps anybody out. */
@NullMarked
package chat.klatch.e2e.screens;

import org.jspecify.annotations.NullMarked;
