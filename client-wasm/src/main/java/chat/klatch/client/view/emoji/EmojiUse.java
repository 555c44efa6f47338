package chat.klatch.client.view.emoji;

import chat.klatch.client.view.page.Pocket;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.List;

/** Which emoji somebody used in this browser, the latest first; before any were, those that are always at hand. */
public final class EmojiUse {
    private static final String NAME = "emoji.";
    /** What was kept of all who used this browser, before each had their own. */
    private static final String OF_ALL = "emoji";
    private static final int KEPT = 16;
    private static final List<String> AT_HAND = List.of("👍", "❤️", "😂", "🎉", "👀", "☕", "🙏", "✅");
    private final Pocket pocket;
    private final List<String> used = new ArrayList<>();
    private String name = "";

    public EmojiUse(Pocket pocket) {
        this.pocket = pocket;
    }

    /** Whose they are from now on. */
    void open(UserId user) {
        name = NAME + user.value();
        used.clear();
        pocket.drop(OF_ALL);
        var kept = pocket.get(name);
        if (kept != null) {
            EmojiBook.parts(kept, ' ').stream().filter(emoji -> !emoji.isEmpty()).limit(KEPT).forEach(used::add);
        }
    }

    /** Nobody's any more. */
    void leave() {
        name = "";
        used.clear();
    }

    public void used(String emoji) {
        used.remove(emoji);
        used.addFirst(emoji);
        while (used.size() > KEPT) {
            used.removeLast();
        }
        pocket.put(name, String.join(" ", used));
    }

    /** Those that were used, the latest first. */
    List<String> lately() {
        return List.copyOf(used);
    }

    /** Those that are always at hand, as far as there is space for them beside those. */
    List<String> others() {
        return AT_HAND.stream().filter(emoji -> !used.contains(emoji)).limit(KEPT - used.size()).toList();
    }

    /** So many of both, no two alike. */
    public List<String> first(int count) {
        var first = new ArrayList<>(used);
        first.addAll(others());
        return first.subList(0, Math.min(count, first.size()));
    }
}
