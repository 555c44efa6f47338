package chat.klatch.client.store;

import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps everything as long as the process lives. One thread. */
public final class MemoryStore implements LocalStore {
    private final Map<String, Map<MessageKey, Unsent>> kept = new HashMap<>();

    private Map<MessageKey, Unsent> of(String account) {
        return kept.computeIfAbsent(account, name -> new LinkedHashMap<>());
    }

    @Override
    public void takeUp(String account, Consumer<List<Unsent>> free, Consumer<List<Unsent>> left) {
        free.accept(new ArrayList<>(of(account).values()));
    }

    @Override
    public void keep(String account, Unsent message, Runnable then) {
        of(account).put(message.key(), message);
        then.run();
    }

    @Override
    public void forget(String account, MessageKey key) {
        of(account).remove(key);
    }
}
