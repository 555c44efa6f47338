package chat.klatch.server.messages;

import chat.klatch.protocol.model.SystemNote;

/** How a system message stands in its column. */
public interface Notices {
    String write(SystemNote note);

    SystemNote read(String stored);
}
