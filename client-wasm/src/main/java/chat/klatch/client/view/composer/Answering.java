package chat.klatch.client.view.composer;

import chat.klatch.client.store.Unsent;
import org.jspecify.annotations.Nullable;

/**
 * What the next message of a room answers: {@code name} said it, and {@code words} are how it begins. Those are
 * somebody else's and are not kept in the browser; they are empty where it was begun in an earlier life of the page.
 */
record Answering(Unsent.Reply to, String name, String words) {
    private static final int SHOWN_CHARS = 160;

    Answering {
        words = words.substring(0, Math.min(words.length(), SHOWN_CHARS));
    }

    String kept() {
        return to.seq() + "\n" + to.epoch() + "\n" + name;
    }

    /** Null where it is none. */
    static @Nullable Answering read(@Nullable String kept) {
        int seqEnds = kept == null ? -1 : kept.indexOf('\n');
        int epochEnds = kept == null ? -1 : kept.indexOf('\n', seqEnds + 1);
        if (kept == null || seqEnds < 1 || epochEnds < 0) {
            return null;
        }
        try {
            return new Answering(new Unsent.Reply(Long.parseLong(kept.substring(0, seqEnds)),
                    kept.substring(seqEnds + 1, epochEnds)), kept.substring(epochEnds + 1), "");
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }
}
