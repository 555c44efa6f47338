package chat.klatch.client.sync;

import static chat.klatch.client.sim.Said.TEA;
import static chat.klatch.client.sim.Said.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.klatch.client.sim.OneClient;
import chat.klatch.client.sim.Said;
import chat.klatch.client.sim.SlowStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TryAgainTest {
    private final MemoryStore disk = new MemoryStore();
    private final SlowStore store = new SlowStore(disk);
    private final OneClient ada = new OneClient(store, "ada");

    private void inTea() {
        ada.signedIn();
        store.finish();
        ada.welcome(room(TEA));
        ada.joined(TEA, 0, List.of());
    }

    private MessageKey refused(String text, Unsent.Reply reply) {
        var key = ada.client.send(TEA, text, reply);
        store.finish();
        ada.refuse(ada.sends().getLast().id(), ErrorCode.FORBIDDEN, null);
        store.finish();
        return key;
    }

    private List<Unsent> kept() {
        var all = new ArrayList<Unsent>();
        disk.takeUp(Said.ADA.id().value(), all::addAll, all::addAll);
        return all;
    }

    @Test
    void aRefusedMessageGoesAgainAsANewOneBehindTheOthers() {
        inTea();
        var key = refused("one", new Unsent.Reply(1, "first"));
        ada.client.send(TEA, "two", null);
        ada.client.tryAgain(key);
        store.finish();
        ada.ack(1);
        assertEquals(List.of("one", "two", "one"), ada.sends().stream().map(Send::text).toList());
        assertNotEquals(key, ada.sends().getLast().key());
        assertEquals(1L, ada.sends().getLast().replyTo());
    }

    @Test
    void atNoMomentIsItKeptNowhere() {
        inTea();
        var key = refused("one", new Unsent.Reply(1, "first"));
        ada.client.tryAgain(key);
        int steps = 0;
        while (store.step()) {
            steps++;
            assertEquals("one", kept().getLast().text());
        }
        assertEquals(2, steps);
        assertEquals(1, kept().size());
        assertNotEquals(key, kept().getFirst().key());
    }
}
