package chat.klatch.server.crash;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.jvm.JvmClient;
import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One of the fifty: a client on the real core that writes whenever it is told to, and a diary of each room. */
final class Scribe implements ClientListener, AutoCloseable {
    private static final int WAITING_AT_MOST = 6;
    private final String name;
    private final Map<RoomId, Diary> diaries = new ConcurrentHashMap<>();
    private final JvmClient client;
    private final User user;
    private @Nullable WireTap tap;
    private @Nullable Client core;
    private int written;

    /** Starts the client and signs it up. */
    Scribe(JvmPlatform platform, URI server, String name, AtomicInteger acks) {
        this.name = name;
        client = JvmClient.start(platform, server, name, new MemoryStore(), this, sockets -> {
            tap = new WireTap(sockets, this::diary, acks);
            return tap;
        });
        client.tell(own -> core = own);
        user = client.signUp(new NewAccount(name, "correct horse battery", null, null, null));
    }

    private Diary diary(RoomId room) {
        return diaries.computeIfAbsent(room, id -> new Diary(user.id().value()));
    }

    String token() {
        return tap == null ? "" : tap.token();
    }

    List<RoomId> rooms() {
        return client.ask(own -> own.rooms().stream().map(room -> room.id()).toList());
    }

    /** Writes into one of the rooms, unless too much waits already. */
    void write(List<RoomId> rooms) {
        client.tell(own -> {
            if (own.waiting() < WAITING_AT_MOST) {
                var room = rooms.get(written++ % rooms.size());
                diary(room).wrote(own.send(room, name + " says " + written, null).value());
            }
        });
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

    /** Whether it shows everything up to {@code head}; fetches what it has not loaded. */
    boolean hasAll(RoomId room, long head) {
        return client.ask(own -> {
            var shown = own.timeline(room);
            if (shown.more()) {
                own.older(room);
            }
            return shown.unsent().isEmpty() && shown.loaded() && !shown.more()
                    && shown.messages().getLast().seq() == head;
        });
    }

    /** What the client shows now. */
    List<Entry> shown(RoomId room) {
        return client.ask(own -> own.timeline(room).messages()).stream().map(Entry::of).toList();
    }

    /** The diary of a room; only when all is quiet. */
    Diary read(RoomId room) {
        return client.ask(own -> diary(room));
    }

    @Override
    public void timelineChanged(RoomId room) {
        if (core != null) {
            diary(room).saw(core.timeline(room).messages());
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
