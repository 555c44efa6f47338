package chat.klatch.server.crash;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.model.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one person did and saw in one room. Filled by one thread, read when that is done. */
final class Diary {
    /** The server said that the message of this key stands at {@code seq}. */
    record Acked(String key, long seq) {
    }

    /** The server said that this edit, delete or reaction is so, at this rev. */
    record Changed(String author, Request change, long rev) {
    }

    /**
     * What the room showed at one moment: the first {@code kept} entries are those of the sighting before, then come
     * these.
     */
    record Sighting(int kept, List<Entry> then) {
    }

    /** The revs of the live frames of one connection, after a join that ended at {@code joined}. */
    record Stretch(long joined, List<Long> revs) {
    }

    private final String author;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Acked> acked = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();
    private final List<Request> doubtful = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<String> intrusions = new ArrayList<>();
    private final List<Entry> last = new ArrayList<>();
    private boolean away;

    Diary(String author) {
        this.author = author;
    }

    void wrote(String key, String text) {
        written.put(key, text);
    }

    /** The server refused the message of this key for good. */
    void refused(String key) {
        refused.add(key);
    }

    void acknowledged(String key, long seq) {
        acked.add(new Acked(key, seq));
    }

    void changed(Request change, long rev) {
        changed.add(new Changed(author, change, rev));
        doubtful.removeIf(doubt -> asksTheSame(doubt, change));
    }

    private static boolean asksTheSame(Request one, Request other) {
        return switch (one) {
            case Edit edit -> other instanceof Edit next && edit.seq() == next.seq() && edit.text().equals(next.text());
            case Delete delete -> other instanceof Delete next && delete.seq() == next.seq();
            case React react -> other instanceof React next && react.seq() == next.seq() && react.on() == next.on()
                    && react.emoji().equals(next.emoji());
            default -> false;
        };
    }

    /** The connection was cut before this was answered: it may have been done, or not. */
    void doubts(Request change) {
        doubtful.add(change);
    }

    void saw(List<Message> shown) {
        int kept = 0;
        while (kept < Math.min(last.size(), shown.size()) && last.get(kept).is(shown.get(kept))) {
            kept++;
        }
        var then = shown.subList(kept, shown.size()).stream().map(Entry::of).toList();
        if (kept < last.size() || !then.isEmpty()) {
            sightings.add(new Sighting(kept, then));
        }
        last.subList(kept, last.size()).clear();
        last.addAll(then);
        away = false;
    }

    void joined(long rev) {
        stretches.add(new Stretch(rev, new ArrayList<>()));
    }

    /** A live frame; one that no join came before stands by itself. */
    void live(long rev) {
        if (stretches.isEmpty()) {
            joined(0);
        }
        stretches.getLast().revs().add(rev);
    }

    /** The author is no member any more, and sees the room no more. */
    void left() {
        away = true;
    }

    /** Something of the room came to a connection that was told before that the room is not its user's any more. */
    void intruded(String what) {
        intrusions.add(what);
    }

    String author() {
        return author;
    }

    /** Every key, in the order of writing, and its text. */
    Map<String, String> written() {
        return written;
    }

    Set<String> refused() {
        return refused;
    }

    List<Acked> acked() {
        return acked;
    }

    List<Changed> changed() {
        return changed;
    }

    List<Request> doubtful() {
        return doubtful;
    }

    List<Sighting> sightings() {
        return sightings;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    List<String> intrusions() {
        return intrusions;
    }

    boolean isAway() {
        return away;
    }
}
