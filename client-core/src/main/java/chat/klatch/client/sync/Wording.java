package chat.klatch.client.sync;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.RequestId;
import java.util.List;

/** In which words the server is asked for what somebody wrote or did: the same ones each time. */
final class Wording {
    private Wording() {
    }

    static Request of(RequestId id, Unsent entry) {
        var change = entry.change();
        if (change == null) {
            var reply = entry.reply();
            return new Send(id, entry.room(), entry.key(), entry.text(), reply == null ? null : reply.seq(), List.of());
        }
        return switch (change.deed()) {
            case Unsent.Edit(var base) -> new Edit(id, entry.room(), change.seq(), entry.text(), base);
            case Unsent.Delete() -> new Delete(id, entry.room(), change.seq());
            case Unsent.React(var emoji, var on) -> new React(id, entry.room(), change.seq(), emoji, on);
        };
    }
}
