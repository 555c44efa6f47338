package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many connections, each in its room, driven by one thread. What is said carries the number and the time of its
 * sending, so that each delivery is known, and how long it took. Where there are several nodes, each has as many of
 * them, and only what went from one to another is timed.
 */
final class Crowd implements AutoCloseable {
    private static final String MARK = "klatch-benchmark ";
    private static final long PATIENCE = 5_000_000_000L;
    private static final long SILENT = 20_000_000_000L;
    private final List<Server> nodes;
    private final Places places;
    private final List<Line> lines;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Selector selector;
    private int run;
    private long expected;
    private long doubled;
    private int heard;
    private int timed;
    private long[] nanos = new long[1 << 16];
    private BitSet[] seen = {};

    private Crowd(List<Server> nodes, Places places, List<Line> lines, Selector selector) {
        this.nodes = nodes;
        this.places = places;
        this.lines = lines;
        this.selector = selector;
        places.all().forEach(place -> sizes.merge(place.room(), 1, Integer::sum));
    }

    /** Connects everybody; returns when each has joined. */
    static Crowd join(List<Server> nodes, Places places) throws IOException {
        var lines = joined(nodes, places);
        return new Crowd(nodes, places, lines, select(lines));
    }

    /** A connection for each place, in its room. */
    static List<Line> joined(List<Server> nodes, Places places) throws IOException {
        var lines = new ArrayList<Line>();
        long heard = System.nanoTime();
        for (Places.Place place : places.all()) {
            if (System.nanoTime() - heard > SILENT) { // who came first would be cut before the last has come
                for (Line line : lines) {
                    line.say("{\"type\":\"ping\",\"n\":1}");
                }
                heard = System.nanoTime();
            }
            var line = Line.open(nodes.get(lines.size() % nodes.size()), place.token());
            line.say("{\"type\":\"join\",\"id\":\"j\",\"room\":\"%s\",\"limit\":1}".formatted(place.room()));
            line.await("\"joined\"");
            lines.add(line);
        }
        return lines;
    }

    /** Tells when any of them can be read, by its number. */
    static Selector select(List<Line> lines) throws IOException {
        var selector = Selector.open();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).channel().configureBlocking(false);
            lines.get(i).channel().register(selector, SelectionKey.OP_READ, i);
        }
        return selector;
    }

    int size() {
        return lines.size();
    }

    /** So many messages a second for so long, by everybody in turn. */
    Result talk(int perSecond, int seconds) throws IOException {
        forget(perSecond * seconds);
        var before = cpu();
        long begun = System.nanoTime();
        long apart = 1_000_000_000L / perSecond;
        for (int said = 0; said < perSecond * seconds; said++) {
            for (long due = begun + said * apart; System.nanoTime() < due;) {
                listen(due - System.nanoTime());
            }
            say(said);
        }
        long end = System.nanoTime() + PATIENCE;
        while (heard < expected && System.nanoTime() < end) {
            listen(end - System.nanoTime());
        }
        return new Result(cpu().minus(before), Arrays.copyOf(nanos, timed), heard, expected - heard, doubled);
    }

    private Duration cpu() {
        return nodes.stream().map(Server::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private int speaker(int number) {
        return number * 7 % lines.size(); // in many rooms at once
    }

    private void forget(int messages) {
        run++;
        expected = 0;
        doubled = 0;
        heard = 0;
        timed = 0;
        seen = new BitSet[messages];
        Arrays.setAll(seen, _ -> new BitSet());
    }

    private void say(int number) throws IOException {
        int speaker = speaker(number);
        var room = places.all().get(speaker).room();
        expected += sizes.getOrDefault(room, 0);
        lines.get(speaker).say(
                "{\"type\":\"send\",\"id\":\"s\",\"room\":\"%s\",\"key\":\"benchmark-%d-%d\",\"text\":\"%s%d %d %d .\"}"
                        .formatted(room, run, number, MARK, run, number, System.nanoTime()));
    }

    private void listen(long nanosLeft) throws IOException {
        selector.select(key -> {
            int who = (int) key.attachment();
            try {
                lines.get(who).read(frame -> hear(who, new String(frame, ISO_8859_1)));
            } catch (IOException lost) {
                throw new java.io.UncheckedIOException(lost);
            }
        }, Math.max(1, nanosLeft / 1_000_000));
    }

    private void hear(int who, String frame) {
        for (int at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + 1)) {
            var said = frame.substring(at + MARK.length(), frame.indexOf('.', at)).split(" ", -1);
            if (Integer.parseInt(said[0]) == run) {
                note(who, Integer.parseInt(said[1]), System.nanoTime() - Long.parseLong(said[2]));
            }
        }
    }

    private void note(int who, int number, long took) {
        if (seen[number].get(who)) {
            doubled++;
            return;
        }
        seen[number].set(who);
        heard++;
        if (nodes.size() > 1 && who % nodes.size() == speaker(number) % nodes.size()) {
            return;
        }
        if (timed == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * timed);
        }
        nanos[timed++] = took;
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.close();
        }
        selector.close();
    }
}
