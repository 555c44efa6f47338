package chat.klatch.server.crash;

import chat.klatch.protocol.model.RoomId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the whole run is written down on: a ledger of each room, and how many changes were acknowledged. Any thread. */
final class Paper {
    private final Map<RoomId, Ledger> ledgers = new ConcurrentHashMap<>();
    private final AtomicInteger acks = new AtomicInteger();

    Ledger of(RoomId room) {
        return ledgers.computeIfAbsent(room, id -> new Ledger());
    }

    void acknowledged() {
        acks.incrementAndGet();
    }

    int acks() {
        return acks.get();
    }
}
