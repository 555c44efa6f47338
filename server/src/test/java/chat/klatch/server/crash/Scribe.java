package chat.klatch.server.crash;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.jvm.JvmClient;
import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of the two hundred: a client on the real core that writes, edits, deletes, reacts and loses its connection
 * whenever it is told to do something, and a diary of each room.
 */
final class Scribe implements ClientListener, AutoCloseable {
    private static final int WAITING_AT_MOST = 6;
    private static final int TRIES = 10;
    private static final int UNAVAILABLE = 503;
    private static final List<String> EMOJI = List.of("👍", "☕", "🎉");
    private final String name;
    private final Random random;
    private final Map<RoomId, Diary> diaries = new ConcurrentHashMap<>();
    private final JvmClient client;
    private final User user;
    private @Nullable WireTap tap;
    private @Nullable Client core;
    private int written;

    /** Starts the client and signs it up. */
    Scribe(JvmPlatform platform, URI server, String name, Paper paper, long seed) {
        this.name = name;
        random = new Random(seed);
        client = JvmClient.start(platform, server, name, new MemoryStore(), this, sockets -> {
            tap = new WireTap(sockets, this::diary, paper);
            return tap;
        });
        client.tell(own -> core = own);
        user = signUp(new NewAccount(name, "correct horse battery", null, null, null));
    }

    /** However long the others take of whom the place is full. */
    private User signUp(NewAccount account) {
        for (int tries = 1;; tries++) {
            try {
                return client.signUp(account);
            } catch (JvmClient.Refused refused) {
                if (refused.problem().status() != UNAVAILABLE || tries == TRIES) {
                    throw refused;
                }
            }
        }
    }

    /** Waits for the name of the user: frames come only after that is known. */
    private Diary diary(RoomId room) {
        return diaries.computeIfAbsent(room, id -> new Diary(core().stage() instanceof Stage.SignedIn(var me, _)
                ? me.id().value()
                : ""));
    }

    private Client core() {
        var own = core;
        if (own == null) {
            throw new IllegalStateException(name + " has not begun");
        }
        return own;
    }

    User user() {
        return user;
    }

    String token() {
        return tap == null ? "" : tap.token();
    }

    /** How each of its connections ended that it did not break itself. */
    List<Integer> losses() {
        return tap == null ? List.of() : tap.losses();
    }

    List<RoomId> rooms() {
        return client.ask(own -> own.rooms().stream().map(Room::id).toList());
    }

    /** Does something in one of its rooms but {@code crowded}, unless too much waits already. */
    void act(RoomId crowded) {
        client.tell(own -> {
            var rooms = own.rooms().stream().map(Room::id).filter(room -> !room.equals(crowded)).toList();
            if (!rooms.isEmpty() && own.waiting() < WAITING_AT_MOST) {
                act(own, rooms.get(random.nextInt(rooms.size())));
            }
        });
    }

    private void act(Client own, RoomId room) {
        int dice = random.nextInt(100);
        if (dice < 55) {
            var text = name + " says " + written++;
            diary(room).wrote(own.send(room, text, null).value(), text);
        } else if (dice < 70) {
            var message = some(own, room, this::isOwn);
            if (message != null) {
                var editedAt = message.editedAt();
                own.edit(room, message.seq(), name + " means " + written++, editedAt == null ? 0 : editedAt);
            }
        } else if (dice < 77) {
            var message = some(own, room, this::isOwn);
            if (message != null) {
                own.delete(room, message.seq());
            }
        } else if (dice < 96) {
            var message = some(own, room, one -> one.system() == null && one.deletedAt() == null);
            if (message != null) {
                own.react(room, message.seq(), EMOJI.get(random.nextInt(EMOJI.size())), random.nextInt(3) > 0);
            }
        } else if (tap != null) {
            tap.cut();
        }
    }

    private boolean isOwn(Message message) {
        return message.author().id().equals(user.id()) && message.system() == null && message.deletedAt() == null;
    }

    private @Nullable Message some(Client own, RoomId room, Predicate<Message> wanted) {
        var all = own.timeline(room).messages().stream().filter(wanted).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    /** Connects now, if it waits: after a few kills in a row the next try of its own may be half a minute away. */
    void hurry() {
        client.tell(Client::tryNow);
    }

    boolean isUp() {
        return client.ask(own -> own.link() instanceof Link.Up);
    }

    boolean isIdle() {
        return client.ask(own -> own.waiting() == 0);
    }

    /** Whether it knows each of its rooms up to its head. */
    boolean hasAll(Map<RoomId, Long> heads) {
        return client.ask(own -> own.rooms().stream().allMatch(room -> {
            var shown = own.timeline(room.id());
            return shown.loaded() && shown.unsent().isEmpty() && shown.changes().isEmpty()
                    && room.rev() == heads.getOrDefault(room.id(), -1L);
        }));
    }

    /** Whether it is connected, and knows each of its rooms as far as this, or farther. */
    boolean hasAtLeast(Map<RoomId, Long> heads) {
        return client.ask(own -> own.link() instanceof Link.Up && own.rooms().stream()
                .allMatch(room -> own.timeline(room.id()).loaded() && room.rev() >= heads.getOrDefault(room.id(), 0L)));
    }

    /** What the client shows now, without what it says to its own reader only. */
    List<Message> shown(RoomId room) {
        return client.ask(own -> own.timeline(room).messages()).stream().map(Ledger::forEveryone).toList();
    }

    /** The diary of a room; only when all is quiet. */
    Diary read(RoomId room) {
        return client.ask(own -> {
            var diary = diary(room);
            if (own.rooms().stream().noneMatch(one -> one.id().equals(room))) {
                diary.left(); // perhaps while it was not connected, and nothing told it so but the next welcome
            }
            return diary;
        });
    }

    /** A message that was refused is never there; an edit leaves nothing. */
    @Override
    public void refused(Unsent wish) {
        if (wish.change() == null) {
            diary(wish.room()).refused(wish.key().value());
        }
        if (wish.isWritten()) {
            core().discard(wish.key());
        }
    }

    @Override
    public void timelineChanged(RoomId room) {
        if (core().timeline(room).loaded()) {
            diary(room).saw(core().timeline(room).messages());
        }
    }

    @Override
    public void stageChanged(Stage stage) {
        // signed in once, and never out
    }

    @Override
    public void linkChanged(Link link) {
        // the core's own matter
    }

    @Override
    public void roomsChanged() {
        // told with each timeline
    }

    @Override
    public void close() {
        client.close();
    }
}
