package chat.klatch.client.view.room;

import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.User;
import java.util.List;

/** How far the open room was told aloud: what comes is told once, and nothing that was there when it was opened. */
final class ToldAloud {
    private static final long NOTHING = -1;
    private long upTo = NOTHING;

    /** Another room is shown, or the same one anew. */
    void open() {
        upTo = NOTHING;
    }

    /** What somebody said since the last time; whoever looks at old messages hears of it when they are back. */
    List<Message> fresh(Timeline timeline, User reader) {
        var messages = timeline.messages();
        long before = upTo;
        if (before < 0 || before > timeline.newest()) { // the server's data is another, or nothing was told yet
            upTo = timeline.newest();
            return List.of();
        }
        upTo = messages.isEmpty() ? before : Math.max(before, messages.getLast().seq());
        return messages.stream().filter(one -> one.seq() > before && Rows.counts(one, reader)).toList();
    }
}
