package chat.klatch.client.sync;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote and nobody acknowledged. Each message is kept before it is sent, sent with the same key until it
 * is acknowledged or refused for good, one at a time in each room, in the order of writing; it leaves the screen only
 * when the room's log shows it. So nothing that was written is lost, and nothing stands twice. One thread.
 */
public final class Outbox {
    private static final long RETRY_MILLIS = 1_000;
    private final Connection connection;
    private final LocalStore store;
    private final Clock clock;
    private final Chance chance;
    private final Consumer<RoomId> changed;
    private final Map<MessageKey, Unsent> entries = new LinkedHashMap<>();
    private final Set<MessageKey> stored = new HashSet<>();
    private final Map<MessageKey, Long> acknowledged = new HashMap<>();
    private final Map<RoomId, MessageKey> underWay = new HashMap<>();
    private final Map<RoomId, Runnable> resting = new HashMap<>();
    private final Map<RoomId, Long> cursors = new HashMap<>();
    private String account = "";
    private int session;

    /**
     * @param changed
     *            hears of the room whose waiting messages changed
     */
    public Outbox(Connection connection, LocalStore store, Clock clock, Chance chance, Consumer<RoomId> changed) {
        this.connection = connection;
        this.store = store;
        this.clock = clock;
        this.chance = chance;
        this.changed = changed;
    }

    /** Takes up what an account left behind; what another left stays in the store for it. */
    public void open(String owner, Runnable then) {
        close();
        account = owner;
        int mine = session;
        store.unsent(owner, kept -> {
            if (mine == session) {
                takeUp(kept);
                then.run();
            }
        });
    }

    /** What was written since the start comes after what was left behind. */
    private void takeUp(List<Unsent> kept) {
        var written = List.copyOf(entries.values());
        entries.clear();
        kept.forEach(one -> {
            entries.put(one.key(), one.fate() instanceof Unsent.Sending ? one.become(new Unsent.Waiting()) : one);
            stored.add(one.key());
        });
        written.forEach(one -> entries.putIfAbsent(one.key(), one));
    }

    /** Nobody is signed in; what waits stays in the store. Nothing that was asked for comes after this. */
    public void close() {
        session++;
        account = "";
        entries.clear();
        stored.clear();
        acknowledged.clear();
        underWay.clear();
        cursors.clear();
        resting.values().forEach(Runnable::run);
        resting.clear();
    }

    /** What waits in one room, in the order of writing. */
    public List<Unsent> of(RoomId room) {
        return entries.values().stream().filter(one -> one.room().equals(room)).toList();
    }

    /** How many were neither acknowledged nor refused. */
    public int waiting() {
        return (int) entries.values().stream()
                .filter(one -> !(one.fate() instanceof Unsent.Refused) && !acknowledged.containsKey(one.key())).count();
    }

    /** Takes a message in; it is sent when it is safe here and its turn has come. */
    public MessageKey write(RoomId room, String text, @Nullable Long replyTo) {
        if (account.isEmpty()) {
            throw new IllegalStateException("nobody is signed in");
        }
        var key = new MessageKey(chance.key());
        put(new Unsent(key, room, Limits.text("text", text, false), replyTo, clock.now(), new Unsent.Waiting()));
        return key;
    }

    private void put(Unsent entry) {
        entries.put(entry.key(), entry);
        int mine = session;
        store.keep(account, entry, () -> {
            if (mine == session) {
                stored.add(entry.key());
                pump(entry.room());
            }
        });
        changed.accept(entry.room());
    }

    /** The connection is back: everything that waits may go. */
    public void pumpAll() {
        entries.values().stream().map(Unsent::room).distinct().toList().forEach(this::pump);
    }

    private void pump(RoomId room) {
        if (!connection.isUp() || underWay.containsKey(room) || resting.containsKey(room)) {
            return;
        }
        for (Unsent entry : of(room)) {
            boolean settled = entry.fate() instanceof Unsent.Refused || acknowledged.containsKey(entry.key());
            if (!settled) {
                if (stored.contains(entry.key())) {
                    send(entry);
                }
                return;
            }
        }
    }

    private void send(Unsent entry) {
        underWay.put(entry.room(), entry.key());
        become(entry, new Unsent.Sending());
        connection.ask(id -> new Send(id, entry.room(), entry.key(), entry.text(), entry.replyTo(), List.of()),
                outcome -> settle(entry.key(), entry.room(), outcome));
    }

    private void become(Unsent entry, Unsent.Fate fate) {
        if (!entry.fate().equals(fate)) {
            entries.replace(entry.key(), entry.become(fate));
            changed.accept(entry.room());
        }
    }

    private void settle(MessageKey key, RoomId room, Outcome outcome) {
        if (!key.equals(underWay.get(room))) {
            return; // asked by an account that has left
        }
        underWay.remove(room);
        var entry = entries.get(key);
        switch (outcome) {
            case Outcome.Answered(Ack ack) -> acknowledged(key, room, ack);
            case Outcome.Answered _ -> {
                // the server answered a send with something else: as if it had not
            }
            case Outcome.Denied(Failed why) -> {
                if (entry != null) {
                    denied(entry, why);
                }
            }
            case Outcome.Cut _ -> {
                if (entry != null) {
                    become(entry, new Unsent.Waiting());
                }
                return; // all rooms are taken up again when the connection is
            }
        }
        pump(room);
    }

    private void acknowledged(MessageKey key, RoomId room, Ack ack) {
        store.forget(account, key);
        if (!entries.containsKey(key)) {
            return; // the room's log has shown it already
        }
        if (ack.rev() <= cursors.getOrDefault(room, -1L)) {
            remove(key);
        } else {
            acknowledged.put(key, ack.rev());
        }
        changed.accept(room);
    }

    private void denied(Unsent entry, Failed why) {
        if (why.code().passes()) {
            var after = why.after();
            resting.put(entry.room(), clock.after(after == null ? RETRY_MILLIS : after, () -> {
                resting.remove(entry.room());
                pump(entry.room());
            }));
            become(entry, new Unsent.Waiting());
        } else {
            become(entry, new Unsent.Refused(why.code(), why.message()));
            var refused = entries.get(entry.key());
            if (refused != null) {
                store.keep(account, refused, () -> {
                });
            }
        }
    }

    /**
     * The room is known up to {@code rev}, and shows {@code keys} of this user: what has been shown, or acknowledged
     * before that and so lies further back, waits no more.
     */
    void shown(RoomId room, Set<MessageKey> keys, long rev) {
        cursors.put(room, rev);
        boolean any = false;
        for (Unsent entry : of(room)) {
            var at = acknowledged.get(entry.key());
            if (keys.contains(entry.key()) || at != null && at <= rev) {
                store.forget(account, entry.key());
                remove(entry.key());
                any = true;
            }
        }
        if (any) {
            changed.accept(room);
        }
    }

    private void remove(MessageKey key) {
        entries.remove(key);
        stored.remove(key);
        acknowledged.remove(key);
    }

    /** The room is followed no more, and what is known of its revs with it. */
    void left(RoomId room) {
        cursors.remove(room);
    }

    /**
     * The server's data is another, perhaps older one: whether it holds what it acknowledged and never showed, only
     * sending it again can tell.
     */
    void restored() {
        cursors.clear();
        var doubtful = List.copyOf(acknowledged.keySet());
        acknowledged.clear();
        for (MessageKey key : doubtful) {
            var entry = entries.get(key);
            if (entry != null) {
                put(entry.become(new Unsent.Waiting()));
            }
        }
    }

    /** Sends what was refused again, as a new message after all others. */
    public void tryAgain(MessageKey key) {
        var entry = entries.get(key);
        if (entry != null && entry.fate() instanceof Unsent.Refused) {
            discard(key);
            write(entry.room(), entry.text(), entry.replyTo());
        }
    }

    /** Throws away what was refused. */
    public void discard(MessageKey key) {
        var entry = entries.get(key);
        if (entry != null && entry.fate() instanceof Unsent.Refused) {
            store.forget(account, key);
            remove(key);
            changed.accept(entry.room());
        }
    }
}
