package chat.klatch.server.relay;

import chat.klatch.server.storage.News;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far each other node's news were heard. One thread learns; any may ask. */
final class Progress {
    private final String self;
    private final Map<String, Long> known = new ConcurrentHashMap<>();
    private final Map<String, Long> passed = new HashMap<>();

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
