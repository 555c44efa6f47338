package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.log.Head;
import org.jspecify.annotations.Nullable;

/** A message, or a notice, as it is first written; only a notice has no key. */
record NewMessage(RoomId room, Head head, Person author, @Nullable MessageKey key, String text, @Nullable Long replyTo,
        @Nullable String notice, Meant meant) {
    /** Never the text: this may reach a log. */
    @Override
    public String toString() {
        return "NewMessage[room=" + room + ", seq=" + head.seq() + "]";
    }
}
