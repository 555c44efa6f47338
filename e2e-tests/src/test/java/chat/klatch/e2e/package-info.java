/** People in browsers. */
@NullMarked
package chat.klatch.e2e;

import org.jspecify.annotations.NullMarked;
