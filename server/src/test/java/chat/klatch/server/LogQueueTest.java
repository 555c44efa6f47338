package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Exposed;
import chat.klatch.server.door.TestServer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** docs/operations.md, "The log": nobody waits for whoever should read it. */
class LogQueueTest {
    /** Standard error whose reader has stopped reading, until it reads again. */
    private static final class Stalled extends AppenderBase<ILoggingEvent> {
        private final CountDownLatch again = new CountDownLatch(1);
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent line) {
            try {
                again.await();
            } catch (InterruptedException _) {
                // a pipe knows nothing of interrupts
            }
            lines.add(line.getFormattedMessage());
        }
    }

    private static final int LINES = 20_000;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger(LogQueueTest.class);
    private final Stalled stalled = new Stalled();
    private LogQueue queue;
    private volatile boolean said;

    @BeforeEach
    void start() {
        stalled.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        stalled.start();
        queue = LogQueue.before(stalled);
        root.addAppender(queue);
        ours.setAdditive(false); // so many lines are for this queue alone
        ours.addAppender(queue);
    }

    @AfterEach
    void stop() {
        stalled.again.countDown();
        root.detachAppender(queue);
        ours.detachAppender(queue);
        ours.setAdditive(true);
        queue.stop();
    }

    @Test
    void whereNobodyReadsTheLogPeopleAreAnsweredAllTheSameAndWhatIsDroppedIsCounted() {
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            try (var socket = ada.inFoyer()) {
                Thread.ofPlatform().daemon().start(this::speak);
                Await.until("everything to be said", () -> said);
                assertEquals("ack", socket.writes(ada.foyer(), "not-waiting", "hello").get("type").textValue());
                socket.hears("message");
                server.http().get("/health").answer().expect(200);
                var dropped = "klatch_log_lines_dropped_total";
                Await.until(dropped, () -> Exposed.by(server).of(dropped) > LINES - 3 * LogQueue.LINES);
                assertTrue(Exposed.by(server).of(dropped) < LINES);
            }
        }
    }

    private void speak() {
        for (int i = 0; i < LINES; i++) {
            ours.warn("line {}", i);
        }
        said = true;
    }

    @Test
    void whatWaitsIsWrittenAtTheStop() {
        for (int i = 0; i < LogQueue.LINES / 2; i++) {
            ours.warn("line {}", i);
        }
        stalled.again.countDown();
        queue.stop();
        assertEquals(LogQueue.LINES / 2, stalled.lines.size());
    }
}
