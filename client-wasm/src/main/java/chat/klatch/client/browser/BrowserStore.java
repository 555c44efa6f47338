package chat.klatch.client.browser;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.BroadcastChannel;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Given;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The outbox in this browser's database. Each tab holds what was written in it, under a name that lives as long as the
 * tab; the others hear of it, wait for its end, and one of them then holds what it left. What cannot be kept lives as
 * long as the page, which says so, and is kept as soon as that can be. One thread.
 */
public final class BrowserStore implements LocalStore {
    private static final String CHANNEL = "klatch.outbox";
    private static final long AGAIN_MILLIS = 10_000;
    private final LocalStore memory = new MemoryStore();
    private final BroadcastChannel channel = new BroadcastChannel(CHANNEL);
    private final Map<MessageKey, KeptUnsent> held = new HashMap<>();
    private final Set<String> watched = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final OutboxDatabase database;
    private final Tabs tabs;
    private final Clock clock;
    private final Chance chance;
    private String account = "";
    private String holder = "";
    private boolean lives;
    private boolean safe = true;
    private boolean tryingAgain;
    private long lastOrder;
    private Runnable changed = () -> {
    };
    private Consumer<List<Unsent>> left = nothing -> {
    };

    public BrowserStore(Clock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
        database = new OutboxDatabase(clock, this::stands);
        var locks = Browser.getNavigator().getLocks();
        tabs = locks != null && Given.isThere(locks) ? new LockedTabs(locks, clock) : new LeasedTabs(clock);
        channel.setOnmessage(message -> heard(message.getData()));
        database.open();
    }

    @Override
    public void takeUp(String owner, Consumer<List<Unsent>> free, Consumer<List<Unsent>> after) {
        leave();
        var mine = chance.key();
        account = owner;
        holder = mine;
        left = after;
        tabs.live(mine, () -> {
            if (!mine.equals(holder)) {
                tabs.letGo(mine);
                return;
            }
            begin();
            collect(mine, found -> memory.takeUp(owner, lost -> {
                var all = new ArrayList<>(found);
                all.addAll(lost);
                free.accept(all);
                lost.forEach(one -> keep(owner, one, () -> {
                }));
            }, after));
        });
    }

    private void collect(String mine, Consumer<List<Unsent>> then) {
        database.holders(account, names -> {
            if (mine.equals(holder)) {
                sortOut(mine, names, then);
            }
        });
    }

    /** The database came or went, or did not take what it was given: what is held goes into it when it is back. */
    private void stands(boolean now) {
        boolean news = now != safe;
        safe = now;
        if (!now && !tryingAgain) {
            tryingAgain = true;
            clock.after(AGAIN_MILLIS, () -> {
                tryingAgain = false;
                tryAgain();
            });
        }
        if (news && now && lives) {
            keepAll();
            collect(holder, this::tellLeft);
        }
        if (news) {
            changed.run();
        }
    }

    private void tryAgain() {
        if (!safe && !database.open()) {
            if (held.isEmpty()) {
                stands(true);
            } else {
                keepAll();
            }
        }
    }

    private void keepAll() {
        List.copyOf(held.values()).forEach(one -> put(account, one, () -> {
        }));
    }

    private void tellLeft(List<Unsent> found) {
        if (!found.isEmpty()) {
            left.accept(found);
        }
    }

    private void begin() {
        lives = true;
        var due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    /** Takes from those who are gone, and waits for the others. */
    private void sortOut(String mine, Set<String> holders, Consumer<List<Unsent>> free) {
        var others = new HashSet<>(holders);
        others.remove(mine);
        var asked = new HashSet<>(others);
        var gone = new LinkedHashSet<String>();
        if (others.isEmpty()) {
            free.accept(List.of());
        }
        for (String one : others) {
            tabs.isGone(one, isGone -> {
                asked.remove(one);
                if (isGone) {
                    gone.add(one);
                } else {
                    watch(one);
                }
                if (asked.isEmpty()) {
                    inherit(mine, gone, free);
                }
            });
        }
    }

    private void heard(String text) {
        int slash = text.indexOf('/');
        if (slash > 0 && text.substring(0, slash).equals(account)) {
            watch(text.substring(slash + 1));
        }
    }

    private void watch(String other) {
        var mine = holder;
        if (watched.add(other)) {
            tabs.whenGone(other, () -> inherit(mine, Set.of(other), this::tellLeft));
        }
    }

    /** Makes what those held one's own, and lets their names go. */
    private void inherit(String mine, Set<String> gone, Consumer<List<Unsent>> then) {
        if (!mine.equals(holder)) {
            gone.forEach(tabs::letGo);
            return;
        }
        var owner = account;
        database.hand(owner, gone, mine, found -> {
            gone.forEach(tabs::letGo);
            watched.removeAll(gone);
            if (!found.isEmpty()) {
                tell(owner, mine);
            }
            if (mine.equals(holder)) {
                found.forEach(one -> held.put(one.message().key(), one));
                then.accept(found.stream().map(KeptUnsent::message).toList());
            }
        });
    }

    private void tell(String owner, String name) {
        channel.postMessage(owner + "/" + name);
    }

    @Override
    public void leave() {
        begin();
        lives = false;
        account = "";
        watched.clear();
        held.clear();
        tabs.letGo(holder);
        holder = "";
    }

    @Override
    public void keep(String owner, Unsent message, Runnable then) {
        if (!lives) {
            waiting.add(() -> keep(owner, message, then));
            return;
        }
        put(owner, hold(message), then);
    }

    private KeptUnsent hold(Unsent message) {
        var before = held.get(message.key());
        lastOrder = Math.max(lastOrder + 1, clock.now());
        var entry = new KeptUnsent(before == null ? lastOrder : before.order(), holder, message);
        held.put(message.key(), entry);
        return entry;
    }

    private void put(String owner, KeptUnsent entry, Runnable then) {
        database.keep(owner, entry, () -> kept(owner, entry, then), () -> unkept(owner, entry, then));
    }

    private void kept(String owner, KeptUnsent entry, Runnable then) {
        memory.forget(owner, entry.message().key());
        tell(owner, entry.holder());
        stands(true);
        then.run();
    }

    private void unkept(String owner, KeptUnsent entry, Runnable then) {
        memory.keep(owner, entry.message(), then);
        stands(false);
    }

    @Override
    public void exchange(String owner, MessageKey old, Unsent message, Runnable then) {
        if (!lives) {
            waiting.add(() -> exchange(owner, old, message, then));
            return;
        }
        held.remove(old);
        memory.forget(owner, old);
        var entry = hold(message);
        database.exchange(owner, old, entry, () -> kept(owner, entry, then), () -> {
            database.forget(owner, old); // a full disk takes nothing, and gives all the same
            unkept(owner, entry, then);
        });
    }

    @Override
    public void forget(String owner, MessageKey key) {
        held.remove(key);
        database.forget(owner, key);
        memory.forget(owner, key);
    }

    @Override
    public boolean isSafe() {
        return safe;
    }

    @Override
    public void onSafety(Runnable then) {
        changed = then;
    }
}
