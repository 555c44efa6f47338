package chat.klatch.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.CutProxy;
import chat.klatch.server.storage.NeedsPostgres;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the writer says, and to whom, while nobody knows what became of its commit. */
@NeedsPostgres
class UnansweredBatchTest {
    private static final RoomId ROOM = new RoomId("room");
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final PostgresAddress place = TestPostgres.place();
    private CutProxy proxy;
    private Postgres database;
    private RoomLog log;

    @BeforeEach
    void open() {
        proxy = new CutProxy(place);
        database = Postgres.openAsItIs(proxy.address());
        database.write(handle -> handle.execute(
                "insert into room (id, name, kind, topic, created_at) values ('room', 'Room', 'public', '', 0)"));
        log = new RoomLog(database, new TestClock(), told -> said.add("told"), new Metrics("test").log());
    }

    @AfterEach
    void close() {
        proxy.heal();
        log.close();
        database.close();
        proxy.close();
        TestPostgres.drop(place);
    }

    private void submit(String name) {
        log.submit(new Change() {
            @Override
            public RoomId room() {
                return ROOM;
            }

            @Override
            public Committed write(LogTransaction transaction) {
                var head = transaction.say(ROOM);
                return new Committed(head.seq(), head.rev(), head.at(), false, null);
            }
        }, new RoomLog.Reply() {
            @Override
            public void done(Committed committed) {
                said.add(name + " at " + committed.rev());
            }

            @Override
            public void refused(Refused why) {
                said.add(name + " refused " + why.code());
            }
        });
    }

    private void await(String sentence) {
        Await.until(() -> sentence + " in " + said, () -> said.contains(sentence));
    }

    @Test
    void whoIsInItWaitsWhoComesMeanwhileIsRefusedAndInTheEndItWasStored() {
        proxy.losesTheAnswer().forGood();
        submit("first");
        Await.until("it is in doubt", () -> log.waiting() == 0);
        submit("second");
        await("second refused " + ErrorCode.UNAVAILABLE);
        assertEquals(List.of("second refused " + ErrorCode.UNAVAILABLE), List.copyOf(said));
        proxy.heal();
        await("first at 1");
        submit("third");
        await("third at 2");
    }

    @Test
    void whereItWasNotStoredItsAuthorsAreTold() {
        proxy.losesTheCommit().forGood();
        submit("first");
        Await.until("it is in doubt", () -> log.waiting() == 0);
        submit("second");
        await("second refused " + ErrorCode.UNAVAILABLE);
        proxy.heal();
        await("first refused " + ErrorCode.UNAVAILABLE);
        submit("third");
        await("third at 1");
    }
}
