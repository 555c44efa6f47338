package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections that each say the next thing when one is answered (closed loop), and follow no room. */
final class Writers implements AutoCloseable {
    /** What they say. */
    enum Words {
        MESSAGES("\"ack\"") {
            @Override
            String frame(String room, long number) {
                return "{\"type\":\"send\",\"id\":\"s\",\"room\":\"%s\",\"key\":\"writing-%d\",\"text\":\"hello\"}"
                        .formatted(room, number);
            }
        },
        /** To the first message and back to none, so each moves. */
        MARKERS("\"type\":\"read\"") {
            @Override
            String frame(String room, long number) {
                return "{\"type\":\"read\",\"room\":\"%s\",\"seq\":%d,\"back\":true}".formatted(room, number % 2);
            }
        };

        private final String answer;

        Words(String answer) {
            this.answer = answer;
        }

        abstract String frame(String room, long number);
    }

    private static final long LOOK_MILLIS = 100;
    private final Words words;
    private final Places places;
    private final List<Line> lines;
    private final Selector selector;
    private final long[] said;
    private long answered;

    private Writers(Words words, Places places, List<Line> lines, Selector selector) {
        this.words = words;
        this.places = places;
        said = new long[lines.size()];
        this.lines = lines;
        this.selector = selector;
    }

    /** Each has so many on the way, always. */
    static Writers begin(Words words, List<Server> nodes, Places places, int unanswered) throws IOException {
        var lines = new ArrayList<Line>();
        for (Places.Place place : places.all()) {
            lines.add(Line.open(nodes.get(lines.size() % nodes.size()), place.token()));
        }
        var selector = Selector.open();
        var writers = new Writers(words, places, lines, selector);
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
        lines.get(who).say(words.frame(places.all().get(who).room(), said[who]++));
    }

    /** Goes on for so long; says how many were answered meanwhile. */
    long goOn(Duration time) throws IOException {
        long before = answered;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            selector.select(this::hear, LOOK_MILLIS);
        }
        return answered - before;
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
        for (int at = frame.indexOf(words.answer); at >= 0; at = frame.indexOf(words.answer, at + 1)) {
            answered++;
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
