package chat.klatch.client.view.composer;

import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What the next message of a room answers: {@code name} said it, and {@code words} are how it begins. Both are somebody
 * else's and are not kept in the browser: where it was begun in an earlier life of the page it is "an earlier message"
 * until that is here.
 */
record Answering(Unsent.Reply to, String name, String words) {
    private static final int SHOWN_CHARS = 160;

    Answering {
        words = words.substring(0, Math.min(words.length(), SHOWN_CHARS));
    }

    /** Whether it is known what that is. */
    boolean isKnown() {
        return !name.equals(Labels.AN_EARLIER_MESSAGE);
    }

    /**
     * Whether it still means what it meant: in other data of the server the same seq may be another message. What an
     * earlier version kept does not say, and is believed.
     *
     * @param epoch
     *            of the server's data; empty while that is not known
     */
    boolean isUnder(String epoch) {
        return epoch.isEmpty() || to.epoch().isEmpty() || to.epoch().equals(epoch);
    }

    String kept() {
        return to.seq() + "\n" + to.epoch();
    }

    /** Null where it is none. */
    static @Nullable Answering read(@Nullable String kept) {
        int seqEnds = kept == null ? -1 : kept.indexOf('\n');
        if (kept == null || seqEnds < 1) {
            return null;
        }
        try {
            return new Answering(new Unsent.Reply(Long.parseLong(kept.substring(0, seqEnds)),
                    kept.substring(seqEnds + 1)), Labels.AN_EARLIER_MESSAGE, "");
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }
}
