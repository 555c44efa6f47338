package chat.klatch.client.view.emoji;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All emoji with their names, in groups. Empty until its file has come; each edition answers everything, so nobody has
 * to wait for it.
 */
public final class EmojiBook {
    /** One emoji: its name, its short names without colons, the first of which is its own, and what else it is. */
    public record Entry(String emoji, String name, List<String> shorts, String words) {
    }

    /** What belongs together. */
    public record Group(String title, List<Entry> entries) {
    }

    private static final String PICTURE = "\uFE0F";
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Entry> byEmoji = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private int edition;

    /** Grows when there is more to know than before. */
    public int edition() {
        return edition;
    }

    public List<Group> groups() {
        return groups;
    }

    /** Takes the book's file in: comments, titles of groups, and a line each emoji with tabs between its parts. */
    public void open(String file) {
        List<Entry> group = List.of();
        int from = 0;
        while (from < file.length()) {
            int end = file.indexOf('\n', from);
            var line = file.substring(from, end < 0 ? file.length() : end);
            from = end < 0 ? file.length() : end + 1;
            if (line.startsWith("# ")) {
                group = new ArrayList<>();
                groups.add(new Group(line.substring(2), group));
            } else if (!line.isEmpty() && !line.startsWith("; ")) {
                var entry = entry(line);
                group.add(entry);
                byEmoji.put(bare(entry.emoji), entry);
                entry.shorts.forEach(name -> byName.put(name, entry));
            }
        }
        edition++;
    }

    private static Entry entry(String line) {
        var parts = parts(line, '\t');
        return new Entry(parts.getFirst(), parts.get(1), parts(parts.get(2), ' '),
                parts.size() > 3 ? parts.get(3) : "");
    }

    static List<String> parts(String text, char between) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(between); at >= 0; at = text.indexOf(between, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String bare(String emoji) {
        return emoji.replace(PICTURE, "");
    }

    public @Nullable Entry entryOf(String emoji) {
        return byEmoji.get(bare(emoji));
    }

    /** By a short name without colons; null where there is none. */
    public @Nullable Entry named(String name) {
        return byName.get(name);
    }

    /** What it is called; itself where that is not known. */
    public String name(String emoji) {
        var entry = entryOf(emoji);
        return entry == null ? emoji : entry.name;
    }

    /** Those that a word may mean: first by the beginning of a short name, then of any word, then anywhere. */
    public List<Entry> find(String word, int most) {
        var wanted = word.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Entry>();
        Set<String> taken = new HashSet<>();
        for (int rank = 0; rank < 3 && found.size() < most; rank++) {
            for (Group group : groups) {
                for (Entry entry : group.entries) {
                    if (found.size() < most && matches(entry, wanted, rank) && taken.add(entry.emoji)) {
                        found.add(entry);
                    }
                }
            }
        }
        return found;
    }

    private static boolean matches(Entry entry, String wanted, int rank) {
        return switch (rank) {
            case 0 -> entry.shorts.stream().anyMatch(name -> name.startsWith(wanted));
            case 1 -> (" " + entry.name + " " + entry.words).contains(" " + wanted);
            default -> entry.name.contains(wanted) || entry.shorts.stream().anyMatch(name -> name.contains(wanted));
        };
    }
}
