package chat.klatch.server.relay;

import chat.klatch.server.storage.NeedsPostgres;
import java.util.function.Supplier;

/** With hints between the nodes. */
@NeedsPostgres
class HintedNodesTest extends AcrossNodes {
    private final LocalRelay.Ring ring = new LocalRelay.Ring();

    @Override
    Supplier<Relay> relays() {
        return ring::end;
    }
}
