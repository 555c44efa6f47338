/**
 * One room: its head, its log and what keeps the reader's place in it, and the strip that tells of the connection. What
 * is shown is decided in plain Java (rows, window, strip); elements only follow.
 */
@NullMarked
package chat.klatch.client.view.room;

import org.jspecify.annotations.NullMarked;
