package chat.klatch.server.crash;

import chat.klatch.protocol.model.Message;
import java.util.ArrayList;
import java.util.List;

/** What one person did and saw in one room. Filled by one thread, read when that is done. */
final class Diary {
    /** The server said that the message of this key stands at {@code seq}. */
    record Acked(String key, long seq) {
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
    private final List<String> written = new ArrayList<>();
    private final List<Acked> acked = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Entry> last = new ArrayList<>();

    Diary(String author) {
        this.author = author;
    }

    void wrote(String key) {
        written.add(key);
    }

    void acknowledged(String key, long seq) {
        acked.add(new Acked(key, seq));
    }

    void saw(List<Message> shown) {
        int kept = 0;
        while (kept < Math.min(last.size(), shown.size()) && last.get(kept).is(shown.get(kept))) {
            kept++;
        }
        var then = shown.subList(kept, shown.size()).stream().map(Entry::of).toList();
        sightings.add(new Sighting(kept, then));
        last.subList(kept, last.size()).clear();
        last.addAll(then);
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

    String author() {
        return author;
    }

    List<String> written() {
        return written;
    }

    List<Acked> acked() {
        return acked;
    }

    List<Sighting> sightings() {
        return sightings;
    }

    List<Stretch> stretches() {
        return stretches;
    }
}
