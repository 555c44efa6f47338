/**
 * Lists that come from the server in pages.
 */
@NullMarked
package chat.klatch.client.view.list;

import org.jspecify.annotations.NullMarked;
