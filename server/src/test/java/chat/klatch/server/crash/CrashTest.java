package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.protocol.model.RoomId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty clients on the real core, over real sockets, against the packaged server in its own process, which is killed
 * three times in the middle of their writing: every acknowledged message is there, once, in one order for everyone.
 */
class CrashTest {
    private static final int CLIENTS = 50;
    private static final int ARRIVING_AT_ONCE = 4;
    private static final int KILLS = 3;
    private static final int WRITE_MILLIS = 300;
    private static final int ACKS_LEAST = 150;
    private static final Duration LONG = Duration.ofSeconds(60);
    private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final AtomicInteger acks = new AtomicInteger();
    @TempDir
    Path data;

    @Test
    @Timeout(180)
    void everyAcknowledgedMessageOutlivesThreeKillsOnceAndInOneOrderForEveryone() throws Exception {
        var log = Path.of(System.getProperty("klatch.home")).resolveSibling("crash-server.log");
        try (var server = new KilledServer(data, log);
                var platform = new JvmPlatform(faults::add);
                var pool = Executors.newFixedThreadPool(ARRIVING_AT_ONCE);
                var pen = Executors.newSingleThreadScheduledExecutor();
                var calls = new Calls(server.address())) {
            Until.reached("the server serves", LONG, calls::isServed);
            var scribes = signUp(platform, server, pool);
            var rooms = rooms(scribes, calls);
            everyoneWrites(scribes, rooms, pen);
            for (int i = 0; i < KILLS; i++) {
                inTheMiddleOfIt(server);
                server.killAndStartAgain();
                Until.reached("the server serves again", LONG, calls::isServed);
                scribes.stream().filter(scribe -> ThreadLocalRandom.current().nextBoolean()).forEach(Scribe::hurry);
            }
            inTheMiddleOfIt(server);
            pen.shutdownNow();
            assertTrue(pen.awaitTermination(10, TimeUnit.SECONDS));
            scribes.forEach(Scribe::hurry);
            judge(scribes, rooms, calls);
            scribes.forEach(Scribe::close);
        } catch (Exception | AssertionError failed) {
            failed.addSuppressed(new AssertionError("what the server said is in " + log));
            faults.forEach(failed::addSuppressed);
            throw failed;
        }
        assertEquals(List.of(), List.copyOf(faults));
    }

    private List<Scribe> signUp(JvmPlatform platform, KilledServer server, ExecutorService pool) throws Exception {
        var arriving = new ArrayList<Future<Scribe>>();
        for (int i = 0; i < CLIENTS; i++) {
            var name = "scribe" + i;
            arriving.add(pool.submit(() -> new Scribe(platform, server.address(), name, acks)));
        }
        var scribes = new ArrayList<Scribe>();
        for (var scribe : arriving) {
            scribes.add(scribe.get(LONG.toSeconds(), TimeUnit.SECONDS));
        }
        Until.reached("all are connected", LONG, () -> scribes.stream().allMatch(Scribe::isUp));
        return scribes;
    }

    /** The room in which everybody starts, and one that all of them enter. */
    private static List<RoomId> rooms(List<Scribe> scribes, Calls calls) throws Exception {
        var second = calls.makeRoom(scribes.getFirst().token(), "Workshop");
        for (Scribe scribe : scribes.subList(1, scribes.size())) {
            calls.enter(scribe.token(), second);
        }
        Until.reached("all know both rooms", LONG, () -> scribes.stream().allMatch(one -> one.rooms().size() == 2));
        return scribes.getFirst().rooms();
    }

    private static void everyoneWrites(List<Scribe> scribes, List<RoomId> rooms, ScheduledExecutorService pen) {
        for (Scribe scribe : scribes) {
            var _ = pen.scheduleAtFixedRate(() -> scribe.write(rooms),
                    ThreadLocalRandom.current().nextInt(WRITE_MILLIS), WRITE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Returns at no quiet moment: some messages of this life are acknowledged, and everyone goes on writing. */
    private void inTheMiddleOfIt(KilledServer server) {
        int enough = acks.get() + ACKS_LEAST + ThreadLocalRandom.current().nextInt(ACKS_LEAST);
        Until.reached(enough + " acks", LONG, () -> acks.get() >= enough);
        assertTrue(server.isAlive());
    }

    private static void judge(List<Scribe> scribes, List<RoomId> rooms, Calls calls) throws Exception {
        Until.reached("the outboxes are empty", LONG, () -> scribes.stream().allMatch(Scribe::isIdle));
        for (RoomId room : rooms) {
            var log = calls.log(scribes.getFirst().token(), room);
            Until.reached("everyone has all of " + room, LONG,
                    () -> scribes.stream().allMatch(scribe -> scribe.hasAll(room, log.getLast().seq())));
            assertEquals(List.of(), HistoryCheck.faults(log, scribes.stream().map(one -> one.read(room)).toList()));
            for (Scribe scribe : scribes) {
                assertEquals(log, scribe.shown(room));
            }
            assertTrue(log.size() > ACKS_LEAST, () -> "only " + log.size() + " messages in a room");
        }
    }
}
