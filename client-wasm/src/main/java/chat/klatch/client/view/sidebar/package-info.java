/**
 * The menu card: the rooms of this user, what is unread in them, and the user's own card at the foot.
 */
@NullMarked
package chat.klatch.client.view.sidebar;

import org.jspecify.annotations.NullMarked;
