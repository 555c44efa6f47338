package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.model.Message;
import java.util.List;

/** A message of the room that its reader wants to see: fetched once, where it is not here. */
final class Jump {
    /** How far it has come. */
    enum State {
        NOWHERE, UNDER_WAY, HERE, GONE, FAILED
    }

    private static final long NOTHING = -1;
    private final Client client;
    private long wanted = NOTHING;
    private boolean sought;

    Jump(Client client) {
        this.client = client;
    }

    void to(long seq) {
        wanted = seq;
        sought = false;
    }

    void drop() {
        wanted = NOTHING;
    }

    boolean isWanted() {
        return wanted != NOTHING;
    }

    long seq() {
        return wanted;
    }

    /** {@code HERE}, {@code GONE} and {@code FAILED} are told until the wish is dropped. */
    State look(Timeline timeline, List<Message> loaded, boolean up) {
        if (wanted == NOTHING) {
            return State.NOWHERE;
        }
        if (!timeline.loaded()) {
            return State.UNDER_WAY;
        }
        if (loaded.stream().anyMatch(message -> message.seq() == wanted)) {
            return State.HERE;
        }
        if (!sought) {
            sought = true;
            client.jump(timeline.room(), wanted);
            return State.UNDER_WAY;
        }
        if (timeline.jumping() || !up) {
            return State.UNDER_WAY;
        }
        return timeline.pagingFailed() ? State.FAILED : State.GONE;
    }
}
