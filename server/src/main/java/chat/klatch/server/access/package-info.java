/**
 * Memberships and roles, and the one place that decides who may see and do what in a room.
 */
@NullMarked
package chat.klatch.server.access;

import org.jspecify.annotations.NullMarked;
