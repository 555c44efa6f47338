package chat.klatch.server.relay;

import chat.klatch.server.storage.News;
import java.util.Optional;

/**
 * What one transaction of a node has to tell, as it goes over a relay.
 *
 * @param before
 *            the number of that node's item before this: whoever knows that far, and no further, has missed nothing; of
 *            what passes, and is in no transaction, {@link #PASSING}
 */
record Hint(News.Item item, long before) {
    static final long PASSING = -1;

    boolean passing() {
        return before == PASSING;
    }

    String text() {
        return item.node() + " " + before + " " + item.number() + "\n" + String.join("\n", item.lines());
    }

    /** Nothing where it is none. */
    static Optional<Hint> read(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var words = lines.getFirst().split(" ", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hint(
                    new News.Item(words[0], Long.parseLong(words[2]), lines.subList(1, lines.size())),
                    Long.parseLong(words[1])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
