package chat.klatch.client.browser;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Idb;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in IndexedDB, one entry a message under {@code account/key}. Where the browser forbids IndexedDB, loses it
 * or never answers, what is written is kept as long as the page lives. One thread.
 */
public final class BrowserStore implements LocalStore {
    private static final String DATABASE = "klatch";
    private static final int VERSION = 1;
    private static final String OUTBOX = "outbox";
    private static final long OPEN_MILLIS = 3_000;
    private final LocalStore memory = new MemoryStore();
    private final Map<MessageKey, Long> orders = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Idb.@Nullable Database database;
    private boolean settled;
    private long lastOrder;

    public BrowserStore(Clock clock) {
        var cancel = clock.after(OPEN_MILLIS, () -> settle(null));
        open(cancel);
    }

    private void open(Runnable cancel) {
        try {
            var opening = Idb.getFactory().open(DATABASE, VERSION);
            opening.setOnupgradeneeded(() -> opening.getResult().createObjectStore(OUTBOX));
            opening.setOnsuccess(() -> {
                cancel.run();
                settle(opening.getResult());
            });
            opening.setOnerror(() -> {
                cancel.run();
                settle(null);
            });
        } catch (RuntimeException forbidden) {
            cancel.run();
            settle(null);
        }
    }

    private void settle(Idb.@Nullable Database opened) {
        if (settled) {
            if (opened != null) {
                opened.close(); // too late: this page goes on without it
            }
            return;
        }
        settled = true;
        database = opened;
        if (opened != null) {
            opened.setOnversionchange(() -> {
                opened.close(); // a newer page needs it
                database = null;
            });
        }
        var due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    private void whenSettled(Runnable task) {
        if (settled) {
            task.run();
        } else {
            waiting.add(task);
        }
    }

    private static String name(String account, MessageKey key) {
        return account + "/" + key;
    }

    /** Everything under {@code account/}: {@code 0} is the letter after the slash. */
    private static Idb.Range range(String account) {
        return Idb.Range.bound(account + "/", account + "0", false, true);
    }

    @Override
    public void unsent(String account, Consumer<List<Unsent>> then) {
        whenSettled(() -> {
            var open = database;
            if (open == null) {
                memory.unsent(account, then);
                return;
            }
            try {
                var reading = open.transaction(OUTBOX, Idb.READ).objectStore(OUTBOX).getAll(range(account));
                reading.setOnsuccess(() -> then.accept(inOrder(reading.getResult())));
                reading.setOnerror(event -> {
                    event.preventDefault();
                    memory.unsent(account, then);
                });
            } catch (RuntimeException closed) {
                memory.unsent(account, then);
            }
        });
    }

    private List<Unsent> inOrder(Idb.Values values) {
        var kept = new ArrayList<KeptUnsent>();
        for (int i = 0; i < values.getLength(); i++) {
            var one = KeptUnsent.read(values.get(i));
            if (one != null) {
                kept.add(one);
            }
        }
        kept.sort(Comparator.comparingLong(KeptUnsent::order));
        for (KeptUnsent one : kept) {
            orders.put(one.message().key(), one.order());
            lastOrder = Math.max(lastOrder, one.order());
        }
        return kept.stream().map(KeptUnsent::message).toList();
    }

    @Override
    public void keep(String account, Unsent message, Runnable then) {
        whenSettled(() -> {
            long order = orders.computeIfAbsent(message.key(), _ -> ++lastOrder);
            var text = new KeptUnsent(order, message).write();
            change(store -> store.put(text, name(account, message.key())), then,
                    () -> memory.keep(account, message, then));
        });
    }

    @Override
    public void forget(String account, MessageKey key) {
        whenSettled(() -> {
            orders.remove(key);
            change(store -> store.delete(name(account, key)), () -> {
            }, () -> memory.forget(account, key));
        });
    }

    /** {@code done} runs when the change is safe, {@code failed} where it is not; exactly one of them. */
    private void change(Consumer<Idb.Store> what, Runnable done, Runnable failed) {
        var open = database;
        if (open == null) {
            failed.run();
            return;
        }
        try {
            var transaction = open.transaction(OUTBOX, Idb.WRITE);
            transaction.setOncomplete(done::run);
            transaction.setOnabort(failed::run);
            what.accept(transaction.objectStore(OUTBOX));
        } catch (RuntimeException closed) {
            failed.run();
        }
    }
}
