package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
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

/**
 * Many clients on the real core, over real sockets, against one server: they write, edit, delete, react, enter and
 * leave twenty rooms and lose their connections, until they are asked what they have seen. Every acknowledged change
 * must be there, once, in one order for everyone; nothing that was deleted comes back; who is out hears nothing; and in
 * the end each client shows what a fresh fetch tells.
 */
final class Throng implements AutoCloseable {
    /** What befalls the server in the middle of it; returns when it may serve again. */
    interface Blow {
        void strike() throws Exception;
    }

    static final Duration LONG = Duration.ofSeconds(90);
    private static final int ROOMS = 20;
    private static final int ROOMS_EACH = 3;
    private static final int ARRIVING_AT_ONCE = 4;
    private static final int ACT_MILLIS = 2_500;
    private static final int MOVE_MILLIS = 150;
    private static final int ACKS_LEAST = 100;
    private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final long seed;
    private final Random random;
    private final List<KilledServer> nodes;
    private final Paper paper = new Paper();
    private final JvmPlatform platform = new JvmPlatform(faults::add);
    private final ExecutorService pool = Executors.newFixedThreadPool(ARRIVING_AT_ONCE);
    private final ScheduledExecutorService pens = Executors.newScheduledThreadPool(2);
    private final List<Calls> doors;
    private final Calls calls; // at the first of them
    private final List<Scribe> scribes;
    private final RoomId crowded;
    private final List<RoomId> rooms;

    /** Lets them arrive and begin. */
    Throng(KilledServer server, int clients) throws Exception {
        this(List.of(server), clients, ThreadLocalRandom.current().nextLong());
    }

    /**
     * The same at several nodes, each with as many of them.
     *
     * @param seed
     *            from which everything follows that they choose
     */
    Throng(List<KilledServer> nodes, int clients, long seed) throws Exception {
        this.nodes = List.copyOf(nodes);
        this.seed = seed;
        random = new Random(seed);
        doors = nodes.stream().map(node -> new Calls(node.address())).toList();
        calls = doors.getFirst();
        Until.reached("the server serves", LONG, this::isServed);
        scribes = signUp(clients);
        crowded = scribes.getFirst().rooms().getFirst();
        rooms = makeRooms();
        everyoneActs();
    }

    /** Some blows in the middle of everything; then they are asked what they have seen. */
    void endures(int blows, Blow blow) throws Exception {
        try {
            for (int i = 0; i < blows; i++) {
                inTheMiddleOfIt();
                assertTrue(nodes.stream().allMatch(KilledServer::isAlive));
                blow.strike();
                Until.reached("the server serves again", LONG, this::isServed);
                scribes.stream().filter(scribe -> random.nextBoolean()).forEach(Scribe::hurry);
            }
            inTheMiddleOfIt();
            pens.shutdownNow();
            assertTrue(pens.awaitTermination(30, TimeUnit.SECONDS));
            judge();
            scribes.forEach(Scribe::close);
        } catch (Exception | AssertionError failed) {
            failed.addSuppressed(new AssertionError(
                    "seed " + seed + "; what was said is in " + nodes.stream().map(KilledServer::log).toList()));
            faults.forEach(failed::addSuppressed);
            throw failed;
        }
        assertEquals(List.of(), List.copyOf(faults));
    }

    /** Everything that stands at this moment is with everybody soon, wherever they are. */
    void catchesUp(Duration within) throws Exception {
        var heads = calls.heads(scribes.getFirst().token());
        Until.reached("everyone has what stands", within, () -> scribes.stream().allMatch(one -> {
            if (!one.isUp()) {
                one.hurry(); // whose last try was in vain waits for long, and that is no matter of the nodes'
            }
            return one.hasAtLeast(heads);
        }));
    }

    /** Whether the server says that it can store; of several nodes, each. */
    boolean isServed() {
        return doors.stream().allMatch(Calls::isServed);
    }

    /** What somebody is told who writes by a call now. */
    String writing() throws Exception {
        return calls.tryToWrite(scribes.getFirst().token(), crowded);
    }

    @Override
    public void close() {
        pens.shutdownNow();
        pool.shutdownNow();
        doors.forEach(Calls::close);
        platform.close();
    }

    private List<Scribe> signUp(int clients) throws Exception {
        var arriving = new ArrayList<Future<Scribe>>();
        for (int i = 0; i < clients; i++) {
            var name = "scribe" + i;
            long its = random.nextLong();
            var address = nodes.get(i % nodes.size()).address();
            arriving.add(pool.submit(() -> new Scribe(platform, address, name, paper, its)));
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
    private List<RoomId> makeRooms() throws Exception {
        var rooms = new ArrayList<RoomId>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(calls.makeRoom(scribes.get(i).token(), "Room " + i));
        }
        var entering = new ArrayList<Future<?>>();
        for (Scribe scribe : scribes.subList(ROOMS, scribes.size())) {
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

    private void everyoneActs() {
        for (Scribe scribe : scribes) {
            var _ = pens.scheduleAtFixedRate(() -> scribe.act(crowded), random.nextInt(ACT_MILLIS), ACT_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
        var movers = new Movers(calls, scribes, rooms, random.nextLong());
        var _ = pens.scheduleWithFixedDelay(movers::move, MOVE_MILLIS, MOVE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns at no quiet moment: some changes of this life are acknowledged, and everyone goes on. */
    void inTheMiddleOfIt() {
        int enough = paper.acks() + ACKS_LEAST + random.nextInt(ACKS_LEAST);
        Until.reached(enough + " acks", LONG, () -> paper.acks() >= enough);
    }

    private void judge() throws Exception {
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
            wrong.addAll(different(scribe, logs));
        }
        assertEquals(List.of(), wrong);
        long there = logs.values().stream().mapToLong(List::size).sum();
        assertTrue(there > ACKS_LEAST, () -> "only " + there + " messages in all rooms");
    }

    /** Where a client's own state is another than what the server tells whoever asks now. */
    private List<String> different(Scribe scribe, Map<RoomId, List<Message>> logs) throws Exception {
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

    /** All of them, when it is over. */
    List<Scribe> scribes() {
        return scribes;
    }
}
