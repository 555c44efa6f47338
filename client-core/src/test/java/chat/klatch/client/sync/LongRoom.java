package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.DEN;
import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.messages;
import static chat.klatch.client.sim.Said.room;

import chat.klatch.client.sim.OneClient;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Page;
import java.util.List;
import java.util.stream.LongStream;

/** One client, and a room so long that it holds but a part of it. */
abstract class LongRoom {
    final OneClient ada = new OneClient();

    /** Ada is in a room of a thousand messages and has loaded the last fifty. */
    void inTea() {
        ada.up(room(TEA), room(DEN));
        ada.joined(TEA, 1_000, messages(951, 1_000), false, true, 1_000, 0, 0);
    }

    static List<Long> seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    Timeline tea() {
        return ada.client.timeline(TEA);
    }

    History asked() {
        return ada.socket().lastSent(History.class);
    }

    void page(long from, long to, boolean more, boolean newer) {
        ada.say(new Page(asked().id(), TEA, 1_000, messages(from, to), more, newer));
    }
}
