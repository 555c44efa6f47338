package chat.klatch.server.crash;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What anybody was ever told of one room, by rev: each rev is one change, and the same for everyone. Any thread. */
final class Ledger {
    private final Map<Long, Message> revs = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /** Somebody was told this state of a message. */
    void told(Message message) {
        var one = forEveryone(message);
        var other = revs.putIfAbsent(one.rev(), one);
        if (other != null && !other.equals(one)) {
            faults.add("rev " + one.rev() + " is " + other + " to one and " + one + " to another");
        }
    }

    /** Without what a message says to one reader only. */
    static Message forEveryone(Message message) {
        return new Message(message.seq(), message.rev(), message.author(), message.key(), message.text(), message.at(),
                message.editedAt(), message.deletedAt(), message.deletedBy(), message.replyTo(),
                message.reactions().stream()
                        .map(one -> new Reaction(one.emoji(), one.count(), one.users(), false)).toList(),
                message.files(), message.mentions(), message.mentionsRoom(), message.system());
    }

    Map<Long, Message> revs() {
        return revs;
    }

    List<String> faults() {
        return faults;
    }
}
