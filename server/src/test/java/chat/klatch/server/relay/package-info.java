@NullMarked
package chat.klatch.server.relay;

import org.jspecify.annotations.NullMarked;
