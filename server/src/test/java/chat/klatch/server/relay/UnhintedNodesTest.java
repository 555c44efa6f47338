package chat.klatch.server.relay;

import chat.klatch.server.storage.NeedsPostgres;
import java.util.function.Supplier;

/** With no hint at all, as where Redis is dead: whatever happens is found by looking. */
@NeedsPostgres
class UnhintedNodesTest extends AcrossNodes {
    @Override
    Supplier<Relay> relays() {
        return () -> new LocalRelay.Ring().end();
    }
}
