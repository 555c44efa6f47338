/**
 * Before anybody is signed in: waiting, the first run, signing up and in, and how each of them is refused.
 */
@NullMarked
package chat.klatch.client.view.auth;

import org.jspecify.annotations.NullMarked;
