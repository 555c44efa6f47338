/**
 * What a person changes about themselves, and what the place's owner and admins change about the place.
 */
@NullMarked
package chat.klatch.client.view.settings;

import org.jspecify.annotations.NullMarked;
