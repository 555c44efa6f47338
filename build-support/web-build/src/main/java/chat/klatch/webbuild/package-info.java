/** What makes the browser's files. */
@NullMarked
package chat.klatch.webbuild;

import org.jspecify.annotations.NullMarked;
