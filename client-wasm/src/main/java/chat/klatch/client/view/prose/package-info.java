/** What people wrote, as nodes of the page: made one by one, so nothing of it is ever markup. */
@NullMarked
package chat.klatch.client.view.prose;

import org.jspecify.annotations.NullMarked;
