/**
 * Forms: idle, busy or refused, and why in words.
 */
@NullMarked
package chat.klatch.client.view.form;

import org.jspecify.annotations.NullMarked;
