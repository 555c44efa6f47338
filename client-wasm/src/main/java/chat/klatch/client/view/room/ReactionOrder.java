package chat.klatch.client.view.room;

import chat.klatch.protocol.model.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the emoji under one message stand in a row: one whose last reaction was taken off keeps its place while that
 * waits, with nobody behind it. Not thread-safe.
 */
final class ReactionOrder {
    private List<Reaction> before = List.of();

    /**
     * @param there
     *            those that somebody is behind
     * @param reacting
     *            what of this is only on its way, also of what is not there any more
     * @param shown
     *            so many of them can be seen, and what waits is among those
     */
    List<Reaction> of(List<Reaction> there, Map<String, Row.State> reacting, int shown) {
        var all = new ArrayList<>(there);
        int at = 0;
        for (Reaction one : before) {
            int now = index(all, one.emoji());
            if (now < 0 && reacting.containsKey(one.emoji())) {
                now = Math.min(at, shown - 1);
                all.add(now, nobodys(one.emoji()));
            }
            at = now < 0 ? at : now + 1;
        }
        reacting.forEach((emoji, _) -> {
            if (index(all, emoji) < 0) {
                all.add(Math.min(all.size(), shown - 1), nobodys(emoji));
            }
        });
        before = List.copyOf(all);
        all.removeIf(one -> one.count() == 0 && reacting.get(one.emoji()) != Row.State.WAITING);
        return all;
    }

    private static Reaction nobodys(String emoji) {
        return new Reaction(emoji, 0, List.of(), false);
    }

    private static int index(List<Reaction> all, String emoji) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).emoji().equals(emoji)) {
                return i;
            }
        }
        return -1;
    }
}
