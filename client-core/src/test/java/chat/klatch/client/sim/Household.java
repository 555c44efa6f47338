package chat.klatch.client.sim;

import chat.klatch.client.Client;
import chat.klatch.client.account.Http;
import chat.klatch.client.account.Parting;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One person of a simulated place: their device, what it keeps, what they wrote, and who watches over it all. */
public final class Household {
    private final SimClock clock;
    private final SimServer server;
    private final User user;
    private final SimChance chance;
    private final SimSockets sockets;
    private final SimHttp http;
    private final LocalStore store = new MemoryStore();
    private final Map<RoomId, List<MessageKey>> written = new LinkedHashMap<>();
    private Client client;
    private int started;

    public Household(SimClock clock, SimServer server, User user, long seed) {
        this.clock = clock;
        this.server = server;
        this.user = user;
        chance = new SimChance(user.name(), seed);
        sockets = server.socketsOf(user);
        http = new SimHttp(clock);
        http.rule(this::answer);
        start();
    }

    private Http.Reply answer(SimHttp.Call call) {
        if (call.is("GET /api/place")) {
            return new Http.Reply(200, Said.place());
        }
        return call.is("POST /api/sessions/refresh")
                ? new Http.Reply(200, Said.signedIn(user, "token"))
                : new Http.Reply(404, Said.problem(ErrorCode.NOT_FOUND));
    }

    private void start() {
        var watcher = new Watcher(server, user, clock, () -> client);
        client = new Client(new Client.Ports(clock, chance, sockets, http, store, Parting.inMemory()), watcher);
        client.start();
        clock.advanceUntil(() -> client.stage() instanceof chat.klatch.client.Stage.SignedIn, 1_000);
        started++;
    }

    /** The device is switched off and on: only what is in the store survives. */
    public void restart() {
        client.close();
        start();
    }

    public User user() {
        return user;
    }

    public Client client() {
        return client;
    }

    public SimSockets sockets() {
        return sockets;
    }

    public int started() {
        return started;
    }

    public void write(RoomId room, String text) {
        written.computeIfAbsent(room, id -> new ArrayList<>()).add(client.send(room, text, null));
    }

    /** Asks for another text of a message, if this client shows it, upon what it shows. */
    public void edit(RoomId room, long seq, String text) {
        var shown = client.timeline(room).find(seq);
        if (shown != null) {
            var editedAt = shown.editedAt();
            client.edit(room, seq, text, editedAt == null ? 0 : editedAt);
        }
    }

    public void delete(RoomId room, long seq) {
        if (seq > 0) {
            client.delete(room, seq);
        }
    }

    public void react(RoomId room, long seq, String emoji, boolean on) {
        if (seq > 0) {
            client.react(room, seq, emoji, on);
        }
    }

    /** What was ever written into a room here, in order. */
    public List<MessageKey> written(RoomId room) {
        return written.getOrDefault(room, List.of());
    }
}
