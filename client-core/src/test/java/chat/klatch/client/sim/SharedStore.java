package chat.klatch.client.sim;

import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the tabs of one browser keep together, of one account. */
public final class SharedStore {
    private record Kept(Unsent message, Tab holder) {
    }

    private final Map<MessageKey, Kept> kept = new LinkedHashMap<>();
    private final List<Tab> tabs = new ArrayList<>();

    /** Another tab's view of it. */
    public Tab tab() {
        return new Tab();
    }

    /** One tab. */
    public final class Tab implements LocalStore {
        private Consumer<List<Unsent>> left = nothing -> {
        };

        private List<Unsent> inherit() {
            var mine = new ArrayList<Unsent>();
            kept.replaceAll((key, one) -> {
                if (tabs.contains(one.holder) && one.holder != this) {
                    return one;
                }
                mine.add(one.message);
                return new Kept(one.message, this);
            });
            return mine;
        }

        @Override
        public void takeUp(String account, Consumer<List<Unsent>> free, Consumer<List<Unsent>> after) {
            tabs.remove(this);
            tabs.add(this);
            left = after;
            free.accept(inherit());
        }

        @Override
        public void leave() {
            if (tabs.remove(this) && !tabs.isEmpty()) {
                var found = tabs.getFirst().inherit();
                if (!found.isEmpty()) {
                    tabs.getFirst().left.accept(found);
                }
            }
        }

        @Override
        public void keep(String account, Unsent message, Runnable then) {
            kept.put(message.key(), new Kept(message, this));
            then.run();
        }

        @Override
        public void forget(String account, MessageKey key) {
            kept.remove(key);
        }
    }
}
