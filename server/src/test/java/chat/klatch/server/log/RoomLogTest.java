package chat.klatch.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.TestClock;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writer owes to whoever submits, where no front door can make it fail. */
class RoomLogTest {
    private static final RoomId ROOM = new RoomId("room");
    private final TestClock clock = new TestClock();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private Consumer<Integer> broadcasting = _ -> {
    };
    private Database database;
    private RoomLog log;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        database.write(handle -> handle.execute(
                "insert into room (id, name, kind, topic, created_at) values ('room', 'Room', 'public', '', 0)"));
        log = new RoomLog(database, clock, told -> {
            said.add("told " + told.size());
            broadcasting.accept(told.size());
        }, new Metrics("test").log());
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private Change change(Consumer<LogTransaction> before) {
        return new Change() {
            @Override
            public RoomId room() {
                return ROOM;
            }

            @Override
            public Committed write(LogTransaction transaction) {
                before.accept(transaction);
                var head = transaction.say(ROOM);
                return new Committed(head.seq(), head.rev(), head.at(), false, null);
            }
        };
    }

    private Change good() {
        return change(_ -> {
        });
    }

    private static Change refusing(Supplier<RuntimeException> why) {
        return new Change() {
            @Override
            public RoomId room() {
                return ROOM;
            }

            @Override
            public Committed write(LogTransaction transaction) {
                throw why.get();
            }
        };
    }

    private RoomLog.Reply reply(String name) {
        return new RoomLog.Reply() {
            @Override
            public void done(Committed committed) {
                said.add(name + " at " + committed.seq());
            }

            @Override
            public void refused(Refused why) {
                said.add(name + " refused " + why.code());
            }
        };
    }

    private void await(String line) {
        Await.until(() -> line + " of " + said, () -> said.contains(line));
    }

    private long head() {
        return database.read(handle -> RoomLog.head(handle, ROOM)).map(Head::rev).orElse(0L);
    }

    @Test
    void whatIsAcknowledgedIsOnDiskAndToldAfterwards() {
        log.submit(good(), reply("one"));
        await("one at 1");
        assertEquals(1, head());
        log.submit(good(), reply("two"));
        await("two at 2");
        Await.until("both to be told", () -> Collections.frequency(said, "told 0") == 2);
        assertTrue(said.indexOf("one at 1") < said.indexOf("told 0"), said::toString);
    }

    @Test
    void aChangeThatMayNotBeIsRefusedAloneAndTakesNoRev() {
        var gate = new CountDownLatch(1);
        log.submit(change(_ -> hold(gate)), reply("held"));
        log.submit(good(), reply("first"));
        log.submit(refusing(Refused::notFound), reply("bad"));
        log.submit(refusing(() -> new Invalid("text", "must be nice")), reply("rude"));
        log.submit(good(), reply("second"));
        gate.countDown();
        await("second at 3");
        await("bad refused " + ErrorCode.NOT_FOUND);
        await("rude refused " + ErrorCode.INVALID);
        assertTrue(said.contains("first at 2"), said::toString);
        assertEquals(3, head());
    }

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRefusalBeforeAnyStatementIsTheSame() {
        log.submit(refusing(Refused::notFound), reply("bad"));
        await("bad refused " + ErrorCode.NOT_FOUND);
        log.submit(good(), reply("next"));
        await("next at 1");
    }

    @Test
    void aFaultOfOursRefusesItsCommitAndTheWriterLivesOn() {
        log.submit(refusing(() -> new IllegalStateException("a fault")), reply("broken"));
        await("broken refused " + ErrorCode.INTERNAL);
        log.submit(good(), reply("next"));
        await("next at 1");
    }

    @Test
    void theWriterOutlivesWhoeverItAnswersAndTells() {
        broadcasting = _ -> {
            throw new IllegalStateException("a telling failed");
        };
        log.submit(good(), new RoomLog.Reply() {
            @Override
            public void done(Committed committed) {
                throw new IllegalStateException("a reply failed");
            }

            @Override
            public void refused(Refused why) {
                throw new IllegalStateException("a reply failed");
            }
        });
        log.submit(good(), reply("next"));
        await("next at 2");
        log.submit(good(), reply("last"));
        await("last at 3");
    }

    @Test
    void whoIsAcceptedBeforeTheCloseIsAnsweredAndWhoComesAfterIsRefused() {
        var gate = new CountDownLatch(1);
        log.submit(change(_ -> hold(gate)), reply("held"));
        IntStream.range(0, 500).forEach(i -> log.submit(good(), reply("n" + i)));
        gate.countDown();
        log.close();
        var answered = said.stream().filter(line -> line.startsWith("n")).toList();
        assertEquals(LongStream.range(0, 500).mapToObj(i -> "n" + i + " at " + (i + 2)).toList(), answered);
        log.submit(good(), reply("late"));
        assertTrue(said.contains("late refused " + ErrorCode.UNAVAILABLE));
        assertEquals(501, head());
    }

    @Test
    void whereTheDiskHangsTheCloseRefusesWhatWaitsAndReturns() {
        var gate = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        log.submit(change(_ -> {
            begun.countDown();
            hold(gate);
        }), reply("held"));
        hold(begun);
        IntStream.range(0, 10_000).forEach(i -> log.submit(good(), reply("n" + i)));
        log.close(Duration.ofMillis(50));
        var refused = IntStream.range(0, 10_000).mapToObj(i -> "n" + i + " refused " + ErrorCode.UNAVAILABLE).toList();
        assertEquals(refused, List.copyOf(said));
        gate.countDown();
        await("held at 1");
        log.close();
        assertEquals(1, head());
    }

    @Test
    void whoeverSubmitsWhileItClosesIsAnswered() throws InterruptedException {
        var submitters = new ArrayList<Thread>();
        var closing = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            var name = "s" + i + "-";
            submitters.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 500; n++) {
                    log.submit(good(), reply(name + n));
                    if (n == 50) {
                        closing.countDown();
                    }
                }
            }));
        }
        hold(closing);
        log.close();
        for (Thread submitter : submitters) {
            submitter.join();
        }
        assertEquals(2_000, said.stream().filter(line -> line.startsWith("s")).distinct().count());
    }
}
