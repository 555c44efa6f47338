package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections that each write the next message when one is acknowledged (closed loop), and follow no room. */
final class Writers implements AutoCloseable {
    private static final String ACK = "\"ack\"";
    private static final long LOOK_MILLIS = 100;
    private final Places places;
    private final List<Line> lines;
    private final Selector selector;
    private long said;
    private long acknowledged;

    private Writers(Places places, List<Line> lines, Selector selector) {
        this.places = places;
        this.lines = lines;
        this.selector = selector;
    }

    /** Each has so many messages on the way, always. */
    static Writers begin(List<Server> nodes, Places places, int unanswered) throws IOException {
        var lines = new ArrayList<Line>();
        for (Places.Place place : places.all()) {
            lines.add(Line.open(nodes.get(lines.size() % nodes.size()), place.token()));
        }
        var selector = Selector.open();
        var writers = new Writers(places, lines, selector);
        for (int i = 0; i < lines.size(); i++) {
            for (int n = 0; n < unanswered; n++) {
                writers.say(i);
            }
            lines.get(i).channel().configureBlocking(false);
            lines.get(i).channel().register(selector, SelectionKey.OP_READ, i);
        }
        return writers;
    }

    private void say(int who) throws IOException {
        lines.get(who).say("{\"type\":\"send\",\"id\":\"s\",\"room\":\"%s\",\"key\":\"writing-%d\",\"text\":\"hello\"}"
                .formatted(places.all().get(who).room(), said++));
    }

    /** Goes on for so long; says how many were acknowledged meanwhile. */
    long write(Duration time) throws IOException {
        long before = acknowledged;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            selector.select(this::hear, LOOK_MILLIS);
        }
        return acknowledged - before;
    }

    private void hear(SelectionKey key) {
        int who = (int) key.attachment();
        try {
            lines.get(who).read(frame -> count(who, new String(frame, ISO_8859_1)));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private void count(int who, String frame) {
        for (int at = frame.indexOf(ACK); at >= 0; at = frame.indexOf(ACK, at + 1)) {
            acknowledged++;
            try {
                say(who);
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.close();
        }
        selector.close();
    }
}
