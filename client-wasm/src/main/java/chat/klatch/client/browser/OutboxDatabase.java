package chat.klatch.client.browser;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Idb;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The outboxes of this browser in IndexedDB, one entry a message under {@code account/key}. The browser may forbid it,
 * lose it or never answer: then there is nothing to read, and every write fails. One thread.
 */
final class OutboxDatabase {
    private static final String DATABASE = "klatch";
    private static final int VERSION = 1;
    private static final String OUTBOX = "outbox";
    private static final long OPEN_MILLIS = 3_000;
    private final List<Runnable> waiting = new ArrayList<>();
    private Idb.@Nullable Database database;
    private boolean settled;

    OutboxDatabase(Clock clock) {
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

    private static String name(String account, MessageKey key) {
        return account + "/" + key;
    }

    /** Everything under {@code account/}: {@code 0} is the letter after the slash. */
    private static Idb.Range range(String account) {
        return Idb.Range.bound(account + "/", account + "0", false, true);
    }

    /** By which tabs the entries of an account are held. */
    void holders(String account, Consumer<Set<String>> then) {
        var found = new HashSet<String>();
        change(outbox -> read(account, outbox, one -> found.add(one.holder())), () -> then.accept(found),
                () -> then.accept(Set.of()));
    }

    /**
     * Hands the entries of an account that some tabs held to another, and answers them in the order of writing, also
     * where that cannot be written down.
     */
    void hand(String account, Set<String> from, String to, Consumer<List<KeptUnsent>> then) {
        var found = new ArrayList<KeptUnsent>();
        change(outbox -> read(account, outbox, one -> {
            if (from.contains(one.holder())) {
                var handed = one.heldBy(to);
                found.add(handed);
                outbox.put(handed.write(), name(account, handed.message().key()));
            }
        }), () -> then.accept(inOrder(found)), () -> then.accept(inOrder(found)));
    }

    private static List<KeptUnsent> inOrder(List<KeptUnsent> entries) {
        return entries.stream().sorted(Comparator.comparingLong(KeptUnsent::order)).toList();
    }

    private static void read(String account, Idb.Store outbox, Consumer<KeptUnsent> each) {
        var reading = outbox.getAll(range(account));
        reading.setOnsuccess(() -> {
            var values = reading.getResult();
            for (int i = 0; i < values.getLength(); i++) {
                var one = KeptUnsent.read(values.get(i));
                if (one != null) {
                    each.accept(one);
                }
            }
        });
    }

    /** {@code done} runs when it is safe, {@code failed} where that cannot be; exactly one of them. */
    void keep(String account, KeptUnsent entry, Runnable done, Runnable failed) {
        change(outbox -> outbox.put(entry.write(), name(account, entry.message().key())), done, failed);
    }

    /** What cannot be forgotten is sent again by its key, and then forgotten. */
    void forget(String account, MessageKey key) {
        change(outbox -> outbox.delete(name(account, key)), () -> {
        }, () -> {
        });
    }

    private void change(Consumer<Idb.Store> what, Runnable done, Runnable failed) {
        if (!settled) {
            waiting.add(() -> change(what, done, failed));
            return;
        }
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
