package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred clients on the real core, over real sockets, against the packaged server in its own process: they write,
 * edit, delete, react, enter and leave twenty rooms and lose their connections, and the server is killed five times in
 * the middle of it. Every acknowledged change is there, once, in one order for everyone; nothing that was deleted comes
 * back; who is out hears nothing; and in the end each client shows what a fresh fetch tells.
 */
class CrashTest {
    private static final int CLIENTS = 200;
    private static final int ROOMS = 20;
    private static final int ROOMS_EACH = 3;
    private static final int ARRIVING_AT_ONCE = 4;
    private static final int KILLS = 5;
    private static final int ACT_MILLIS = 2_500;
    private static final int MOVE_MILLIS = 150;
    private static final int ACKS_LEAST = 100;
    private static final Duration LONG = Duration.ofSeconds(90);
    private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Random random = new Random(seed);
    private final Paper paper = new Paper();
    @TempDir
    Path data;

    @Test
    @Timeout(300)
    void everyAcknowledgedChangeOutlivesFiveKillsOnceAndInOneOrderForEveryone() throws Exception {
        var log = Path.of(System.getProperty("klatch.home")).resolveSibling("crash-server.log");
        try (var server = new KilledServer(data, log);
                var platform = new JvmPlatform(faults::add);
                var pool = Executors.newFixedThreadPool(ARRIVING_AT_ONCE);
                var pens = Executors.newScheduledThreadPool(2);
                var calls = new Calls(server.address())) {
            Until.reached("the server serves", LONG, calls::isServed);
            var scribes = signUp(platform, server, pool);
            var crowded = scribes.getFirst().rooms().getFirst();
            var rooms = rooms(scribes, calls, pool);
            everyoneActs(scribes, rooms, crowded, calls, pens);
            for (int i = 0; i < KILLS; i++) {
                inTheMiddleOfIt(server);
                server.killAndStartAgain();
                Until.reached("the server serves again", LONG, calls::isServed);
                scribes.stream().filter(scribe -> random.nextBoolean()).forEach(Scribe::hurry);
            }
            inTheMiddleOfIt(server);
            pens.shutdownNow();
            assertTrue(pens.awaitTermination(30, TimeUnit.SECONDS));
            judge(scribes, rooms, crowded, calls);
            scribes.forEach(Scribe::close);
        } catch (Exception | AssertionError failed) {
            failed.addSuppressed(new AssertionError("seed " + seed + "; what the server said is in " + log));
            faults.forEach(failed::addSuppressed);
            throw failed;
        }
        assertEquals(List.of(), List.copyOf(faults));
    }

    private List<Scribe> signUp(JvmPlatform platform, KilledServer server, ExecutorService pool) throws Exception {
        var arriving = new ArrayList<Future<Scribe>>();
        for (int i = 0; i < CLIENTS; i++) {
            var name = "scribe" + i;
            long its = random.nextLong();
            arriving.add(pool.submit(() -> new Scribe(platform, server.address(), name, paper, its)));
        }
        var scribes = new ArrayList<Scribe>();
        for (var scribe : arriving) {
            scribes.add(scribe.get(LONG.toSeconds(), TimeUnit.SECONDS));
        }
        Until.reached("all are connected", LONG,
                () -> scribes.stream().allMatch(scribe -> scribe.isUp() && !scribe.rooms().isEmpty()));
        return scribes;
    }

    /** Twenty rooms, each made by one scribe, and entered by some of the others. */
    private List<RoomId> rooms(List<Scribe> scribes, Calls calls, ExecutorService pool) throws Exception {
        var rooms = new ArrayList<RoomId>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(calls.makeRoom(scribes.get(i).token(), "Room " + i));
        }
        var entering = new ArrayList<Future<?>>();
        for (Scribe scribe : scribes.subList(ROOMS, CLIENTS)) {
            var wanted = new HashSet<RoomId>();
            while (wanted.size() < ROOMS_EACH) {
                wanted.add(rooms.get(random.nextInt(ROOMS)));
            }
            entering.add(pool.submit(() -> {
                for (RoomId room : wanted) {
                    calls.enter(scribe.token(), room);
                }
                return scribe;
            }));
        }
        for (var one : entering) {
            one.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        return rooms;
    }

    private void everyoneActs(List<Scribe> scribes, List<RoomId> rooms, RoomId crowded, Calls calls,
            ScheduledExecutorService pens) {
        for (Scribe scribe : scribes) {
            var _ = pens.scheduleAtFixedRate(() -> scribe.act(crowded), random.nextInt(ACT_MILLIS), ACT_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
        var movers = new Movers(calls, scribes, rooms, random.nextLong());
        var _ = pens.scheduleWithFixedDelay(movers::move, MOVE_MILLIS, MOVE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns at no quiet moment: some changes of this life are acknowledged, and everyone goes on. */
    private void inTheMiddleOfIt(KilledServer server) {
        int enough = paper.acks() + ACKS_LEAST + random.nextInt(ACKS_LEAST);
        Until.reached(enough + " acks", LONG, () -> paper.acks() >= enough);
        assertTrue(server.isAlive());
    }

    private void judge(List<Scribe> scribes, List<RoomId> rooms, RoomId crowded, Calls calls) throws Exception {
        scribes.forEach(Scribe::hurry);
        Until.reached("the outboxes are empty", LONG, () -> scribes.stream().allMatch(Scribe::isIdle));
        Map<RoomId, List<Message>> logs = new HashMap<>();
        Map<RoomId, Long> heads = new HashMap<>();
        for (RoomId room : rooms) {
            var log = calls.log(scribes.getFirst().token(), room);
            logs.put(room, log.messages());
            heads.put(room, log.rev());
        }
        heads.put(crowded, calls.log(scribes.getFirst().token(), crowded).rev());
        Until.reached("everyone has all of their rooms", LONG,
                () -> scribes.stream().allMatch(scribe -> scribe.isUp() && scribe.hasAll(heads)));
        var wrong = new ArrayList<String>();
        for (RoomId room : rooms) {
            var log = logs.getOrDefault(room, List.of());
            var diaries = scribes.stream().map(one -> one.read(room)).toList();
            wrong.addAll(HistoryCheck.faults(log.stream().map(Entry::of).toList(), diaries));
            wrong.addAll(ChangeCheck.faults(log, paper.of(room), diaries));
        }
        for (Scribe scribe : scribes) {
            wrong.addAll(different(scribe, logs, calls));
        }
        assertEquals(List.of(), wrong);
        long there = logs.values().stream().mapToLong(List::size).sum();
        assertTrue(there > ACKS_LEAST, () -> "only " + there + " messages in all rooms");
    }

    /** Where a client's own state is another than what the server tells whoever asks now. */
    private static List<String> different(Scribe scribe, Map<RoomId, List<Message>> logs, Calls calls)
            throws Exception {
        var wrong = new ArrayList<String>();
        var own = scribe.rooms();
        if (!new HashSet<>(own).equals(new HashSet<>(calls.roomsOf(scribe.token())))) {
            wrong.add(scribe.user().name() + " has other rooms than the server says: " + own);
        }
        for (RoomId room : own) {
            var log = logs.get(room);
            if (log == null) {
                continue; // where all are, and nobody writes
            }
            var shown = scribe.shown(room);
            var newest = log.subList(Math.max(0, log.size() - shown.size()), log.size());
            if (!shown.equals(newest)) {
                wrong.add(scribe.user().name() + " shows " + shown + " where there are " + newest);
            }
        }
        return wrong;
    }
}
