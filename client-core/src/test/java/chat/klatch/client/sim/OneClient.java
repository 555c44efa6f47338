package chat.klatch.client.sim;

import chat.klatch.client.Client;
import chat.klatch.client.account.Parting;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import java.util.Arrays;
import java.util.List;

/** Ada's client alone with a server that the test plays by hand. */
public final class OneClient {
    public final SimClock clock = new SimClock();
    public final SimChance chance;
    public final SimSockets sockets = new SimSockets(socket -> {
    });
    public final SimHttp http = new SimHttp(clock);
    public final Seen seen = new Seen();
    public final Client client;
    private String epoch = "first";

    public OneClient() {
        this(new MemoryStore(), "ada");
    }

    /**
     * @param name
     *            begins the keys of what is written
     */
    public OneClient(LocalStore store, String name) {
        this(store, name, Parting.inMemory());
    }

    public OneClient(LocalStore store, String name, Parting parting) {
        chance = new SimChance(name, 1);
        client = new Client(new Client.Ports(clock, chance, sockets, http, store, parting), seen);
    }

    /** Takes up ada's session; the socket is asked for, and not yet open. */
    public OneClient signedIn() {
        client.start();
        http.take("GET /api/place").answer(200, Said.place());
        http.take("POST /api/sessions/refresh").answer(200, Said.signedIn(Said.ADA, "token-1"));
        return this;
    }

    /** Takes up ada's session, and its connection stands. */
    public OneClient up(Room... rooms) {
        signedIn();
        welcome(rooms);
        return this;
    }

    /** The newest socket opens, and its client is let in. */
    public void welcome(Room... rooms) {
        welcome(false, rooms);
    }

    public void welcome(boolean more, Room... rooms) {
        socket().accept();
        socket().say(welcomeTo(socket().idOf(Auth.class), more, Arrays.asList(rooms)));
    }

    public Welcome welcomeTo(RequestId re, boolean more, List<Room> rooms) {
        return new Welcome(re, Said.ADA, new SessionId("session"), epoch, clock.now(), "1", new Welcome.Place("Home"),
                clock.now() + 900_000, new Welcome.Bounds(8_000, 65_536, 200, null, null), rooms, more);
    }

    /** The server's data was restored. */
    public void restored() {
        epoch = epoch + "-restored";
    }

    public SimSocket socket() {
        return sockets.last();
    }

    public void say(Event... events) {
        socket().say(events);
    }

    /** The connection breaks, and the next try begins: the same socket never again. */
    public void cut() {
        int before = sockets.count();
        socket().close(1006);
        clock.advanceUntil(() -> sockets.count() > before, 30_000);
    }

    /** Answers the newest join of a room with all of its messages, which bob wrote. */
    public void joined(RoomId room, long rev, List<Message> messages) {
        joined(room, rev, messages, false, false);
    }

    public void joined(RoomId room, long rev, List<Message> messages, boolean reset, boolean more) {
        joined(room, rev, messages, reset, more, 0, 0, 0);
    }

    public void joined(RoomId room, long rev, List<Message> messages, boolean reset, boolean more, long read,
            int unread, int mentions) {
        say(new Joined(join(room).id(), room, rev, messages, reset, more, 1, read, unread, mentions));
    }

    public Join join(RoomId room) {
        return joins(room).getLast();
    }

    public List<Join> joins(RoomId room) {
        return socket().sent(Join.class).stream().filter(join -> join.room().equals(room)).toList();
    }

    public List<Send> sends() {
        return socket().sent(Send.class);
    }

    /** Acknowledges the newest send as the message at {@code seq}. */
    public void ack(long seq) {
        var send = socket().lastSent(Send.class);
        say(new Ack(send.id(), send.room(), seq, seq, seq * 1_000, false));
    }

    public void refuse(RequestId id, ErrorCode code, Long after) {
        say(new Failed(id, code, "no", null, after));
    }

    /** What ada's message looks like in the log. */
    public Message mine(long seq, MessageKey key) {
        return Said.message(seq, Said.ADA, key);
    }

    public User ada() {
        return Said.ADA;
    }

    /** The seqs that a room shows. */
    public List<Long> seqs(RoomId room) {
        return client.timeline(room).messages().stream().map(Message::seq).toList();
    }

    /** How a room stands in the list. */
    public Room listed(RoomId room) {
        return client.rooms().stream().filter(one -> one.id().equals(room)).findFirst().orElseThrow();
    }
}
