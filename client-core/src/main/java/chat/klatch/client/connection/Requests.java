package chat.klatch.client.connection;

import chat.klatch.protocol.frame.Answer;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.model.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One question, one outcome: matches answers with what was asked on this connection. One thread. */
final class Requests {
    private record Asked(long at, Consumer<Outcome> then) {
    }

    private final Map<RequestId, Asked> asked = new LinkedHashMap<>();
    private long count;

    /**
     * A name for a request that is made {@code now}, by a clock that nobody sets; its outcome goes to {@code then}
     * exactly once.
     */
    RequestId ask(long now, Consumer<Outcome> then) {
        count++;
        var id = new RequestId(Long.toString(count));
        asked.put(id, new Asked(now, then));
        return id;
    }

    void answered(Answer answer) {
        var id = answer.re();
        var open = id == null ? null : asked.remove(id);
        if (open != null) {
            open.then.accept(answer instanceof Failed why ? new Outcome.Denied(why) : new Outcome.Answered(answer));
        }
    }

    /** The connection is gone, and with it whatever was not answered. */
    void cut() {
        var open = new ArrayList<>(asked.values());
        asked.clear();
        open.forEach(one -> one.then.accept(new Outcome.Cut()));
    }

    /** When the oldest was made that has no answer yet; {@link Long#MAX_VALUE} where there is none. */
    long oldest() {
        return asked.isEmpty() ? Long.MAX_VALUE : asked.values().iterator().next().at;
    }
}
