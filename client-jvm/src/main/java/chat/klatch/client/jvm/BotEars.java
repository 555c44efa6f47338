package chat.klatch.client.jvm;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears all that a bot must hear: keeps its rooms joined from its cursors, and where too much was missed for a join to
 * tell, walks through the log from the last message that was heard. On the client's thread.
 */
final class BotEars implements ClientListener {
    private static final long AGAIN_MILLIS = 1_000;
    private static final int ENOUGH = 1_000;

    /** A way through the log of a room, and what came live meanwhile. */
    private static final class Walk {
        private final Map<Long, Message> since = new HashMap<>();
        private long after;
        private long upTo;
    }

    private final Cursors cursors;
    private final BotHandler handler;
    private final Consumer<BotStep> steps;
    private final IntSupplier waiting;
    private final JvmClient.Later later;
    private final Set<RoomId> opened = new HashSet<>();
    private final Set<RoomId> voided = new HashSet<>();
    private final Map<RoomId, Long> seqs = new HashMap<>();
    private final Map<RoomId, Walk> walks = new HashMap<>();
    private final Map<RoomId, Map<Long, Long>> early = new HashMap<>();
    private @Nullable Client core;

    /**
     * @param waiting
     *            how many of the steps nobody has taken yet
     */
    BotEars(Cursors cursors, BotHandler handler, JvmClient.Later later, Consumer<BotStep> steps, IntSupplier waiting) {
        this.cursors = cursors;
        this.handler = handler;
        this.later = later;
        this.steps = steps;
        this.waiting = waiting;
    }

    /** Before anything is heard. */
    void begin(Client own) {
        core = own;
    }

    private Client core() {
        var own = core;
        if (own == null) {
            throw new IllegalStateException("not begun");
        }
        return own;
    }

    @Override
    public void stageChanged(Stage stage) {
        if (stage instanceof Stage.SignedOut(_, var how) && how != Stage.SignedOut.How.NOBODY
                && how != Stage.SignedOut.How.LEFT) {
            steps.accept(new BotStep.End(new IllegalStateException("the session was ended by the server")));
        }
    }

    @Override
    public void linkChanged(Link link) {
        if (link instanceof Link.Stopped(var code) && code != CloseCode.NORMAL.code()
                && code != CloseCode.REVOKED.code() && code != CloseCode.NOT_AUTHENTICATED.code()) {
            steps.accept(new BotStep.End(new IllegalStateException("the server closed for good, with " + code)));
        }
        if (link instanceof Link.Up) {
            voided.addAll(cursors.under(core().epoch()));
        }
    }

    @Override
    public void roomsChanged() {
        for (Room room : core().rooms()) {
            if (opened.add(room.id()) && !core().timeline(room.id()).loaded()) {
                core().open(room.id());
            }
        }
    }

    @Override
    public void timelineChanged(RoomId room) {
        // what is shown is not what is heard
    }

    @Override
    public void roomGone(Room room) {
        opened.remove(room.id());
        seqs.remove(room.id());
        walks.remove(room.id());
        early.remove(room.id());
        steps.accept(new BotStep.Forget(room.id()));
    }

    /** From the last life, or from when this user became a member. */
    @Override
    public @Nullable Long heardUpTo(Room room) {
        voided.addAll(cursors.under(core().epoch()));
        var cursor = cursors.of(room.id());
        seqs.put(room.id(), cursor == null ? room.read() : cursor.seq());
        if (voided.contains(room.id())) {
            return null;
        }
        return cursor == null ? room.read() : cursor.rev();
    }

    @Override
    public void logged(RoomId id, List<Message> changes, long upTo, boolean whole) {
        var room = core().rooms().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        if (room == null) {
            return; // told in the moment in which it ends
        }
        if (voided.remove(id)) {
            reached(id, upTo);
            return;
        }
        var walk = walks.get(id);
        if (walk == null && whole) {
            changes.stream().filter(change -> early.getOrDefault(id, Map.of()).getOrDefault(change.seq(), 0L) < change
                    .rev()).forEach(change -> hear(room, change, false));
            reached(id, upTo);
            return;
        }
        if (walk == null) {
            walk = new Walk();
            walk.after = seqs.getOrDefault(id, 0L);
            walks.put(id, walk);
            step(id, walk);
        }
        walk.upTo = upTo;
        for (Message change : changes) {
            walk.since.put(change.seq(), change);
        }
    }

    private void hear(Room room, Message message, boolean walked) {
        seqs.merge(room.id(), message.seq(), Math::max);
        steps.accept(new BotStep.Hear(room, message, walked, core().epoch()));
    }

    private void reached(RoomId room, long upTo) {
        seqs.merge(room, upTo, Math::max);
        steps.accept(new BotStep.Reached(room, upTo, upTo));
    }

    /** Goes on, unless enough waits to be heard first. */
    private void step(RoomId room, Walk walk) {
        if (walks.get(room) != walk) {
            return;
        }
        if (waiting.getAsInt() > ENOUGH) {
            later.after(AGAIN_MILLIS, () -> step(room, walk));
        } else {
            core().history(room, walk.after, outcome -> settle(room, walk, outcome));
        }
    }

    private void settle(RoomId id, Walk walk, Outcome outcome) {
        var room = core().rooms().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        if (room == null || walks.get(id) != walk) {
            return;
        }
        if (!(outcome instanceof Outcome.Answered(Page page))) {
            later.after(AGAIN_MILLIS, () -> step(id, walk));
            return;
        }
        for (Message message : page.messages()) {
            walk.after = message.seq();
            hear(room, message, true);
            if (message.rev() > walk.upTo) {
                early.computeIfAbsent(id, _ -> new HashMap<>()).put(message.seq(), message.rev());
            }
            var live = walk.since.get(message.seq());
            if (live != null && live.rev() <= message.rev()) {
                walk.since.remove(message.seq());
            }
        }
        if (page.newer() && !page.messages().isEmpty()) {
            step(id, walk);
        } else {
            walks.remove(id);
            var rest = new ArrayList<>(walk.since.values());
            rest.sort(Comparator.comparingLong(Message::rev));
            rest.forEach(change -> hear(room, change, true));
            reached(id, walk.upTo);
        }
    }

    /** What was said with a key that a message has already, was said in an earlier life. */
    @Override
    public void refused(Unsent wish) {
        boolean again = wish.change() == null && wish.fate() instanceof Unsent.Refused(var code, _)
                && code == ErrorCode.CONFLICT && !wish.isVoid(core().epoch());
        if (!again) {
            handler.refused(wish);
        }
        if (wish.isWritten()) {
            core().discard(wish.key());
        }
    }
}
