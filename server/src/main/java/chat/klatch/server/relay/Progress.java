package chat.klatch.server.relay;

import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far each other node's news were heard. One thread learns; any may ask. */
final class Progress {
    private static final int COUNTED = 20_000;
    private final String self;
    private final Map<String, Long> known = new ConcurrentHashMap<>();
    private final Map<String, Long> passed = new HashMap<>();
    private final Set<String> counted = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > COUNTED;
        }
    });

    Progress(String self) {
        this.self = self;
    }

    boolean isOurs(News.Item item) {
        return item.node().equals(self);
    }

    /** Whether it was not heard yet. */
    boolean isNew(News.Item item) {
        return item.number() > known.getOrDefault(item.node(), 0L);
    }

    /** Whether it was not heard yet, and everything before it was; of a node that nobody has heard of, nobody knows. */
    boolean isNext(News.Item item, long before) {
        var far = known.get(item.node());
        return far != null && item.number() > far && before <= far;
    }

    void learned(News.Item item) {
        known.merge(item.node(), item.number(), Math::max);
    }

    /** Whether this, which passes and stands nowhere, was published after all of its node that was heard. */
    boolean passes(News.Item item) {
        var before = passed.put(item.node(), item.number());
        if (before == null || before < item.number()) {
            return true;
        }
        passed.put(item.node(), before);
        return false;
    }

    /** Whether this counts: it comes by a hint and by the database, in whichever order, or by one of them. */
    boolean counts(String node, Note.Counted once) {
        return once.number() == 0 || counted.add(node + " " + once.number());
    }

    /** Everything up to these numbers was heard. */
    void reached(Map<String, Long> committed) {
        committed.forEach((node, number) -> known.merge(node, number, Math::max));
    }

    /** A copy. */
    Map<String, Long> known() {
        return Map.copyOf(known);
    }

    String self() {
        return self;
    }
}
