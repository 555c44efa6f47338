/**
 * The one writer: what waits is made durable in one commit, then acknowledged, then told to everybody. It knows no
 * noun; the nouns bring their changes.
 */
@NullMarked
package chat.klatch.server.log;

import org.jspecify.annotations.NullMarked;
