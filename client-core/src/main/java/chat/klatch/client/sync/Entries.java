package chat.klatch.client.sync;

import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an outbox holds, in the order of writing, and the same in the store: which of it is safe there, which was given
 * to a connection, which was acknowledged and is not shown yet, and which keys the logs showed lately. One thread.
 */
final class Entries {
    /** So many of one's own that the logs showed are remembered, for what another tab sent and did not live to see. */
    private static final int LATELY = 500;
    private final LocalStore store;
    private final Map<MessageKey, Unsent> entries = new LinkedHashMap<>();
    private final Set<MessageKey> stored = new HashSet<>();
    private final Set<MessageKey> given = new HashSet<>();
    private final Set<MessageKey> doubtful = new HashSet<>();
    private final Map<MessageKey, Long> acknowledged = new HashMap<>();
    private final LinkedHashSet<MessageKey> lately = new LinkedHashSet<>();
    private String account = "";

    Entries(LocalStore store) {
        this.store = store;
    }

    /** Begins anew for an account; empty for none. What is held stays in the store for its own. */
    void begin(String owner) {
        account = owner;
        entries.clear();
        stored.clear();
        given.clear();
        doubtful.clear();
        acknowledged.clear();
        lately.clear();
    }

    String account() {
        return account;
    }

    /** What was left behind comes before what was written here, but for what the log has shown meanwhile. */
    void takeUp(List<Unsent> kept) {
        var written = List.copyOf(entries.values());
        entries.clear();
        for (Unsent one : kept) {
            if (lately.contains(one.key())) {
                store.forget(account, one.key());
            } else {
                entries.put(one.key(), one.fate() instanceof Unsent.Sending ? one.become(new Unsent.Waiting()) : one);
                stored.add(one.key());
                doubtful.add(one.key());
            }
        }
        written.forEach(one -> entries.putIfAbsent(one.key(), one));
    }

    /** Holds it from now on, or in the place of what has its key; {@code safe} runs when it is in the store too. */
    void put(Unsent entry, Runnable safe) {
        var owner = account;
        entries.put(entry.key(), entry);
        store.keep(owner, entry, () -> stored(owner, entry, safe));
    }

    /** Holds it behind all others in the place of {@code old}, which is gone; {@code safe} as that of {@link #put}. */
    void exchange(MessageKey old, Unsent entry, Runnable safe) {
        var owner = account;
        drop(old);
        entries.put(entry.key(), entry);
        store.exchange(owner, old, entry, () -> stored(owner, entry, safe));
    }

    private void stored(String owner, Unsent entry, Runnable safe) {
        if (owner.equals(account)) {
            stored.add(entry.key());
        }
        safe.run();
    }

    /** The same entry with another content or fate, in the store as well. */
    void replace(Unsent entry) {
        entries.replace(entry.key(), entry);
        store.keep(account, entry, () -> {
        });
    }

    /** Another fate, for as long as this client lives; false where it is that already. */
    boolean become(Unsent entry, Unsent.Fate fate) {
        return !entry.fate().equals(fate) && entries.replace(entry.key(), entry.become(fate)) != null;
    }

    /** Neither here nor in the store any more. */
    void forget(MessageKey key) {
        store.forget(account, key);
        drop(key);
    }

    private void drop(MessageKey key) {
        entries.remove(key);
        stored.remove(key);
        given.remove(key);
        doubtful.remove(key);
        acknowledged.remove(key);
    }

    /** The server has it as the {@code rev} of its room: the store need not. */
    void acknowledged(MessageKey key, long rev) {
        store.forget(account, key);
        acknowledged.put(key, rev);
    }

    boolean isAcknowledged(Unsent entry) {
        return acknowledged.containsKey(entry.key());
    }

    boolean isStored(Unsent entry) {
        return stored.contains(entry.key());
    }

    boolean holds(MessageKey key) {
        return entries.containsKey(key);
    }

    @Nullable
    Unsent get(MessageKey key) {
        return entries.get(key);
    }

    List<Unsent> of(RoomId room) {
        return entries.values().stream().filter(one -> one.room().equals(room)).toList();
    }

    List<RoomId> rooms() {
        return entries.values().stream().map(Unsent::room).distinct().toList();
    }

    /** How many were neither acknowledged nor refused. */
    Tally waiting() {
        var all = Tally.NONE;
        for (Unsent one : entries.values()) {
            all = waits(one) ? all.plus(one) : all;
        }
        return all;
    }

    /** A connection has it from now on. */
    void given(MessageKey key) {
        given.add(key);
    }

    /** That has ended without an answer: no socket gives back what it took, even closed it may still send that. */
    void cut(MessageKey key) {
        doubtful.add(key);
    }

    /** The server has not stored what it was given this time. */
    void denied(MessageKey key) {
        given.remove(key);
    }

    int perhapsSent() {
        return (int) entries.values().stream().filter(one -> waits(one) && mayArrive(one.key())).count();
    }

    private boolean mayArrive(MessageKey key) {
        return given.contains(key) || doubtful.contains(key);
    }

    /** What was refused, which is only ever something that somebody wrote. */
    List<Unsent> refused() {
        return entries.values().stream().filter(one -> one.fate() instanceof Unsent.Refused).toList();
    }

    boolean waits(Unsent entry) {
        return !(entry.fate() instanceof Unsent.Refused) && !isAcknowledged(entry);
    }

    /** A room shows {@code keys}, and is known up to {@code rev}; says whether anything waits no more by that. */
    boolean shown(RoomId room, Set<MessageKey> keys, long rev) {
        lately.addAll(keys);
        while (lately.size() > LATELY) {
            lately.removeFirst();
        }
        var done = of(room).stream().map(Unsent::key).filter(key -> {
            var at = acknowledged.get(key);
            return keys.contains(key) || at != null && at <= rev;
        }).toList();
        done.forEach(this::forget);
        return !done.isEmpty();
    }

    /** The server's data is another: what it acknowledged and showed counts no more. Answers what was not shown. */
    List<Unsent> restored() {
        lately.clear();
        var doubtful = entries.values().stream().filter(this::isAcknowledged).toList();
        acknowledged.clear();
        return doubtful;
    }
}
