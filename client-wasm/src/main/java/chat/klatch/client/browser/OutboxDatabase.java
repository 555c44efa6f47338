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
 * lose it or never answer: then there is nothing to read, and every write fails, until it is opened again. One thread.
 */
final class OutboxDatabase {
    private static final String DATABASE = "klatch";
    private static final int VERSION = 1;
    private static final String OUTBOX = "outbox";
    private static final long OPEN_MILLIS = 3_000;
    private final List<Runnable> waiting = new ArrayList<>();
    private final Clock clock;
    private final Consumer<Boolean> stands;
    private Idb.@Nullable Database database;
    private boolean opening;
    private boolean settled;

    /**
     * @param stands
     *            hears whether it is there, whenever it was opened, could not be, or was lost
     */
    OutboxDatabase(Clock clock, Consumer<Boolean> stands) {
        this.clock = clock;
        this.stands = stands;
    }

    /** Opens it; false where it is open. */
    boolean open() {
        if (opening || database != null) {
            return opening;
        }
        opening = true;
        var late = clock.after(OPEN_MILLIS, () -> settle(false));
        try {
            var wish = Idb.getFactory().open(DATABASE, VERSION);
            wish.setOnupgradeneeded(() -> wish.getResult().createObjectStore(OUTBOX));
            wish.setOnsuccess(() -> {
                late.run();
                opened(wish.getResult());
            });
            wish.setOnerror(() -> {
                late.run();
                opening = false;
                settle(false);
            });
        } catch (RuntimeException forbidden) {
            late.run();
            opening = false;
            settle(false);
        }
        return true;
    }

    private void opened(Idb.Database now) {
        opening = false;
        database = now;
        now.setOnversionchange(this::lose); // a newer page needs it
        now.setOnclose(this::lose);
        settle(true);
    }

    private void lose() {
        var lost = database;
        database = null;
        if (lost != null) {
            lost.close();
            stands.accept(false);
        }
    }

    /** What waits goes on with it, or without it. */
    private void settle(boolean there) {
        settled = true;
        stands.accept(there);
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
        change(outbox -> {
            outbox.put(entry.write(), name(account, entry.message().key()));
            outbox.getTransaction().commit();
        }, done, failed);
    }

    /** As {@link #keep}, and in the same step what has the key {@code old} goes. */
    void exchange(String account, MessageKey old, KeptUnsent entry, Runnable done, Runnable failed) {
        change(outbox -> {
            outbox.put(entry.write(), name(account, entry.message().key()));
            outbox.delete(name(account, old));
            outbox.getTransaction().commit();
        }, done, failed);
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
            what.accept(transaction.objectStore(OUTBOX));
            transaction.setOncomplete(done::run);
            transaction.setOnabort(failed::run);
        } catch (RuntimeException closed) {
            lose();
            failed.run();
        }
    }
}
