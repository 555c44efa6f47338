package chat.klatch.client.sync;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote or did and nobody acknowledged: messages, and changes of messages. Each is kept before it is
 * sent, sent in the same words until it is acknowledged or refused for good, one at a time in each room, in the order
 * of doing; it leaves the screen only when the room's log shows it. So nothing that was written is lost, and nothing
 * stands twice. One thread.
 */
public final class Outbox {
    /** Who is told of what happens here. */
    public interface Listener {
        /** What waits in the room, or how it fares, has changed. */
        void timelineChanged(RoomId room);

        /** Refused for good. What was written stays here; any other change is forgotten with this. */
        void refused(Unsent wish);

        /**
         * Refused, and nothing shows it: its room is not this user's any more, or the message that it was to change may
         * be another since the server's data was restored. Told when the rooms have been told to their end, and again
         * whenever that is so, until it is thrown away.
         */
        void stranded(Unsent wish);
    }

    private static final long RETRY_MILLIS = 1_000;
    private static final String RESTORED = "The server's data was restored: look again.";
    private final Connection connection;
    private final LocalStore store;
    private final Clock clock;
    private final Chance chance;
    private final Listener listener;
    private final Entries entries;
    private final Map<RoomId, MessageKey> underWay = new HashMap<>();
    private final Map<RoomId, Runnable> resting = new HashMap<>();
    private final Map<RoomId, Long> cursors = new HashMap<>();
    private @Nullable Predicate<RoomId> listed;
    private String epoch = "";
    private int session;

    public Outbox(Connection connection, LocalStore store, Clock clock, Chance chance, Listener listener) {
        this.connection = connection;
        this.store = store;
        this.clock = clock;
        this.chance = chance;
        this.listener = listener;
        entries = new Entries(store);
    }

    /** Takes up what an account left behind; what another left stays in the store for it. */
    public void open(String owner, Runnable then) {
        close();
        entries.begin(owner);
        int mine = session;
        store.takeUp(owner, kept -> {
            if (mine == session) {
                entries.takeUp(kept);
                then.run();
            }
        }, left -> {
            if (mine == session) {
                entries.takeUp(left);
                left.stream().map(Unsent::room).distinct().forEach(listener::timelineChanged);
                tellStranded();
                pumpAll();
            }
        });
    }

    /** Nobody is signed in; what waits stays in the store. Nothing that was asked for comes after this. */
    public void close() {
        session++;
        store.leave();
        entries.begin("");
        epoch = "";
        listed = null;
        underWay.clear();
        cursors.clear();
        resting.values().forEach(Runnable::run);
        resting.clear();
    }

    /** The messages that wait in one room, in the order of writing, with what they answer where that is known. */
    List<Unsent> messages(RoomId room) {
        return entries.of(room).stream().filter(one -> one.change() == null)
                .map(one -> one.isVoid(epoch) ? one.withoutReply() : one).toList();
    }

    /**
     * The changes that wait in one room, or are acknowledged and not shown, or were refused: in the order of doing.
     * What was meant for a message under other data of the server is none of a message here.
     */
    List<Unsent> changes(RoomId room) {
        return entries.of(room).stream().filter(one -> one.change() != null && !isAstray(one)).toList();
    }

    /** Whether it is to change a message that may be another now. */
    private boolean isAstray(Unsent entry) {
        return entry.change() != null && !epoch.isEmpty() && entry.isVoid(epoch);
    }

    /** What has this key; null where it waits no more. */
    public @Nullable Unsent entry(MessageKey key) {
        return entries.get(key);
    }

    /** How many were neither acknowledged nor refused. */
    public Tally waiting() {
        return entries.waiting();
    }

    /** How many of these were given to a connection, or may have been in an earlier life of the client. */
    public int perhapsSent() {
        return entries.perhapsSent();
    }

    /** Takes a message in; it is sent when it is safe here and its turn has come. */
    public void write(RoomId room, MessageKey key, String text, Unsent.@Nullable Reply reply) {
        if (!entries.holds(key)) {
            add(key, room, Limits.text("text", text, false), reply, null);
        }
    }

    /** Takes another text for a message in; {@code base} is the {@code editedAt} that its author saw, 0 for none. */
    public MessageKey edit(RoomId room, long seq, String text, long base) {
        var key = new MessageKey(chance.key());
        add(key, room, Limits.text("text", text, false), null, new Unsent.Change(seq, epoch, new Unsent.Edit(base)));
        return key;
    }

    /** Takes in that a message is to go. */
    public void delete(RoomId room, long seq) {
        add(new MessageKey(chance.key()), room, "", null, new Unsent.Change(seq, epoch, new Unsent.Delete()));
    }

    /** Takes in that an emoji is put on a message, or off it. */
    public void react(RoomId room, long seq, String emoji, boolean on) {
        var deed = new Unsent.React(Limits.emoji("emoji", emoji), on);
        add(new MessageKey(chance.key()), room, "", null, new Unsent.Change(seq, epoch, deed));
    }

    private void add(MessageKey key, RoomId room, String text, Unsent.@Nullable Reply reply,
            Unsent.@Nullable Change change) {
        if (entries.account().isEmpty()) {
            throw new IllegalStateException("nobody is signed in");
        }
        put(new Unsent(key, room, text, reply, clock.now(), new Unsent.Waiting(), change));
    }

    private void put(Unsent entry) {
        entries.put(entry, whenSafe(entry));
        listener.timelineChanged(entry.room());
    }

    private Runnable whenSafe(Unsent entry) {
        int mine = session;
        return () -> {
            if (mine == session) {
                pump(entry.room());
            }
        };
    }

    /** The connection is back: everything that waits may go. */
    public void pumpAll() {
        entries.rooms().forEach(this::pump);
    }

    private void pump(RoomId room) {
        if (!connection.isUp() || epoch.isEmpty() || underWay.containsKey(room) || resting.containsKey(room)) {
            return;
        }
        for (Unsent entry : entries.of(room)) {
            if (!entries.waits(entry)) {
                continue;
            }
            if (!entry.isVoid(epoch)) {
                if (entries.isStored(entry)) {
                    send(entry);
                }
                return;
            }
            refuse(entry, ErrorCode.CONFLICT, RESTORED);
        }
    }

    private void send(Unsent entry) {
        underWay.put(entry.room(), entry.key());
        entries.given(entry.key());
        become(entry, new Unsent.Sending());
        connection.ask(id -> Wording.of(id, entry), outcome -> settle(entry.key(), entry.room(), outcome));
    }

    private void become(Unsent entry, Unsent.Fate fate) {
        if (entries.become(entry, fate)) {
            listener.timelineChanged(entry.room());
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
                    entries.cut(key);
                    become(entry, new Unsent.Waiting());
                }
                return; // all rooms are taken up again when the connection is
            }
        }
        pump(room);
    }

    private void acknowledged(MessageKey key, RoomId room, Ack ack) {
        var entry = entries.get(key);
        if (entry == null) {
            return; // the room's log has shown it already
        }
        rebase(entry, ack.at());
        if (ack.rev() <= cursors.getOrDefault(room, -1L)) {
            entries.forget(key);
        } else {
            entries.acknowledged(key, ack.rev());
        }
        listener.timelineChanged(room);
    }

    /** What was written upon an edit of this client's own, before its time was known, has been written upon that. */
    private void rebase(Unsent done, long editedAt) {
        if (!(done.change() instanceof Unsent.Change(var seq, var its, Unsent.Edit(var base)))) {
            return;
        }
        var next = new Unsent.Change(seq, its, new Unsent.Edit(editedAt));
        for (Unsent entry : changes(done.room())) {
            boolean follows = new Unsent.Change(seq, its, new Unsent.Edit(base)).equals(entry.change())
                    && !entries.isAcknowledged(entry) && !entry.key().equals(done.key());
            if (follows) {
                entries.replace(entry.based(next));
            }
        }
    }

    private void denied(Unsent entry, Failed why) {
        entries.denied(entry.key());
        if (why.code().passes()) {
            var after = why.after();
            resting.put(entry.room(), clock.after(after == null ? RETRY_MILLIS : after, () -> {
                resting.remove(entry.room());
                pump(entry.room());
            }));
            become(entry, new Unsent.Waiting());
        } else {
            refuse(entry, why.code(), why.message());
        }
    }

    private void refuse(Unsent entry, ErrorCode code, String reason) {
        var refused = entry.become(new Unsent.Refused(code, reason));
        if (entry.isWritten()) {
            entries.replace(refused);
        } else {
            entries.forget(entry.key());
        }
        listener.timelineChanged(entry.room());
        listener.refused(refused);
    }

    /**
     * The room is known up to {@code rev}, and shows {@code keys} of this user: what has been shown, or acknowledged
     * before that and so lies further back, waits no more.
     */
    void shown(RoomId room, Set<MessageKey> keys, long rev) {
        cursors.put(room, rev);
        if (entries.shown(room, keys, rev)) {
            listener.timelineChanged(room);
        }
    }

    /** The server begins to tell the rooms of this user: until it has told all, none is known to be lost. */
    void listing() {
        listed = null;
    }

    /** All rooms of this user have been told; those that are {@code theirs} show what was refused in them. */
    void listed(Predicate<RoomId> theirs) {
        listed = theirs;
        tellStranded();
    }

    /** Tells what nothing shows, as far as that is known: again where a room is lost, or more was taken up. */
    void tellStranded() {
        var theirs = listed;
        if (theirs != null) {
            entries.refused().stream()
                    .filter(one -> !theirs.test(one.room()) || isAstray(one))
                    .forEach(listener::stranded);
        }
    }

    /** The room is followed no more, and what is known of its revs with it. */
    void left(RoomId room) {
        cursors.remove(room);
    }

    /**
     * The server's data is another, perhaps older one: whether it holds what it acknowledged and never showed, only
     * sending it again can tell.
     */
    void restored(String now) {
        epoch = now;
        cursors.clear();
        entries.restored().forEach(entry -> put(entry.become(new Unsent.Waiting())));
    }

    /**
     * Sends what was refused again, after all others: a message as a new one, which answers none where what it answered
     * may be another now; an edit upon what stands there now, but no edit whose message may be another now.
     *
     * @param base
     *            the {@code editedAt} of the message that was to be edited, 0 for none
     */
    public void tryAgain(MessageKey key, long base) {
        var entry = entries.get(key);
        if (entry != null && entry.fate() instanceof Unsent.Refused && !isAstray(entry)) {
            var change = entry.change();
            var next = new Unsent(new MessageKey(chance.key()), entry.room(), entry.text(),
                    change != null || entry.isVoid(epoch) ? null : entry.reply(), clock.now(), new Unsent.Waiting(),
                    change == null ? null : new Unsent.Change(change.seq(), epoch, new Unsent.Edit(base)));
            entries.exchange(key, next, whenSafe(next));
            listener.timelineChanged(next.room());
        }
    }

    /** Throws away what was refused. */
    public void discard(MessageKey key) {
        var entry = entries.get(key);
        if (entry != null && entry.fate() instanceof Unsent.Refused) {
            entries.forget(key);
            listener.timelineChanged(entry.room());
        }
    }
}
