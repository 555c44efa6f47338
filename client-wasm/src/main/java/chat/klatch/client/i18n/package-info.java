/**
 * The one catalogue of texts: whatever a person reads is written here, and nowhere else but in {@code index.html} and,
 * for names that are only heard, in {@code view.Labels}.
 */
@NullMarked
package chat.klatch.client.i18n;

import org.jspecify.annotations.NullMarked;
