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
    private final Map<RequestId, Consumer<Outcome>> asked = new LinkedHashMap<>();
    private long count;

    /** A name for a new request, whose outcome goes to {@code then} exactly once. */
    RequestId ask(Consumer<Outcome> then) {
        count++;
        var id = new RequestId(Long.toString(count));
        asked.put(id, then);
        return id;
    }

    void answered(Answer answer) {
        var id = answer.re();
        var then = id == null ? null : asked.remove(id);
        if (then != null) {
            then.accept(answer instanceof Failed why ? new Outcome.Denied(why) : new Outcome.Answered(answer));
        }
    }

    /** The connection is gone, and with it whatever was not answered. */
    void cut() {
        var open = new ArrayList<>(asked.values());
        asked.clear();
        open.forEach(then -> then.accept(new Outcome.Cut()));
    }
}
