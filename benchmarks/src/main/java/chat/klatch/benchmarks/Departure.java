package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A crowd whose server is asked to stop in the middle of what it says, and goes on saying it until it is sent away. One
 * thread.
 */
final class Departure implements AutoCloseable {
    /**
     * What came of it; times in nanoseconds since the server was asked.
     *
     * @param there
     *            how many were connected when the server was asked
     * @param told
     *            when each connection was sent away
     * @param back
     *            when each would come back, had it been told to at once
     */
    record Outcome(long ended, Duration cpu, int there, List<Long> told, List<Long> back, Set<String> acknowledged) {
    }

    private static final Pattern GOODBYE = Pattern.compile("\"type\":\"goodbye\",\"after\":(\\d+)");
    private static final Pattern ACK = Pattern.compile("\"type\":\"ack\",\"re\":\"(\\d+)\"");
    private static final long LOOK_MILLIS = 5;
    private static final long PATIENCE = 60_000_000_000L;
    private final Server server;
    private final Places places;
    private final List<Line> lines;
    private final Selector selector;
    private final Set<Integer> away = new HashSet<>();
    private final List<Long> told = new ArrayList<>();
    private final List<Long> back = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private int said;
    private long askedAt;

    private Departure(Server server, Places places, List<Line> lines, Selector selector) {
        this.server = server;
        this.places = places;
        this.lines = lines;
        this.selector = selector;
    }

    /** Connects everybody; returns when each has joined. */
    static Departure begin(Server server, Places places) throws IOException {
        var lines = Crowd.joined(List.of(server), places);
        return new Departure(server, places, lines, Crowd.select(lines));
    }

    /** So many messages a second for so long, then the same while the server stops. */
    Outcome stop(int perSecond, int seconds) throws IOException {
        talk(perSecond, System.nanoTime() + seconds * 1_000_000_000L, null);
        var before = server.cpu();
        int there = lines.size() - away.size();
        askedAt = System.nanoTime();
        var ended = server.stop();
        var cpu = talk(perSecond, askedAt + PATIENCE, ended).minus(before);
        hearTheRest();
        if (!ended.isDone()) {
            throw new IOException("The server has not ended within a minute.");
        }
        return new Outcome(ended.join() - askedAt, cpu, there, told, back, acknowledged);
    }

    /**
     * @param ended
     *            done when nobody is there to talk to any more; null where that shall not be
     * @return the server's CPU when that was last seen
     */
    private Duration talk(int perSecond, long until, @Nullable CompletableFuture<Long> ended) throws IOException {
        var cpu = server.cpu();
        long apart = 1_000_000_000L / perSecond;
        for (long due = System.nanoTime(); System.nanoTime() < until && (ended == null || !ended.isDone());) {
            for (; due < System.nanoTime() && System.nanoTime() < until; due += apart) {
                say();
            }
            selector.select(this::listen, LOOK_MILLIS);
            cpu = server.cpu(cpu);
        }
        return cpu;
    }

    /** What it said last may not be read yet. */
    private void hearTheRest() throws IOException {
        int heard;
        do {
            heard = selector.selectNow(this::listen);
        } while (heard > 0);
    }

    /** Each in turn, who is still there. */
    private void say() {
        int who = said * 7 % lines.size(); // in many rooms at once
        said++;
        if (!away.contains(who)) {
            say(who);
        }
    }

    private void say(int who) {
        try {
            lines.get(who)
                    .say("{\"type\":\"send\",\"id\":\"%d\",\"room\":\"%s\",\"key\":\"stopping-%d\",\"text\":\"hello\"}"
                            .formatted(said, places.all().get(who).room(), said));
        } catch (IOException _) { // it is over, as it should be
            away.add(who);
        }
    }

    private void listen(SelectionKey key) {
        int who = (int) key.attachment();
        var line = lines.get(who);
        try {
            line.read(frame -> hear(who, line, frame));
        } catch (IOException | UncheckedIOException _) { // it is over
            away.add(who);
            key.cancel();
        }
    }

    private void hear(int who, Line line, byte[] frame) {
        var text = new String(frame, ISO_8859_1);
        if (!text.startsWith("{") && !text.startsWith("[")) {
            agree(line, frame);
            return;
        }
        ACK.matcher(text).results().forEach(ack -> acknowledged.add("stopping-" + ack.group(1)));
        GOODBYE.matcher(text).results().forEach(goodbye -> {
            away.add(who);
            told.add(System.nanoTime() - askedAt);
            back.add(told.getLast() + Long.parseLong(goodbye.group(1)) * 1_000_000);
        });
    }

    private static void agree(Line line, byte[] close) {
        try {
            line.agree(close);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
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
