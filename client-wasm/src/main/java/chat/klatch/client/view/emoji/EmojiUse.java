package chat.klatch.client.view.emoji;

import chat.klatch.client.view.page.Pocket;
import java.util.ArrayList;
import java.util.List;

/** Which emoji were used in this browser, the latest first; before any were, those that are always at hand. */
public final class EmojiUse {
    private static final String NAME = "emoji";
    private static final int KEPT = 16;
    private static final List<String> AT_HAND = List.of("👍", "❤️", "😂", "🎉", "👀", "☕", "🙏", "✅");
    private final Pocket pocket;
    private final List<String> used = new ArrayList<>();

    public EmojiUse(Pocket pocket) {
        this.pocket = pocket;
        var kept = pocket.get(NAME);
        if (kept != null) {
            EmojiBook.parts(kept, ' ').stream().filter(emoji -> !emoji.isEmpty()).limit(KEPT).forEach(used::add);
        }
    }

    public void used(String emoji) {
        used.remove(emoji);
        used.addFirst(emoji);
        while (used.size() > KEPT) {
            used.removeLast();
        }
        pocket.put(NAME, String.join(" ", used));
    }

    /** So many, no two alike. */
    public List<String> first(int count) {
        var first = new ArrayList<>(used);
        AT_HAND.stream().filter(emoji -> !first.contains(emoji)).forEach(first::add);
        return first.subList(0, Math.min(count, first.size()));
    }
}
