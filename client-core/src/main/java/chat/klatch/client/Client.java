package chat.klatch.client;

import chat.klatch.client.account.Account;
import chat.klatch.client.account.Http;
import chat.klatch.client.account.Parting;
import chat.klatch.client.api.Api;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Link;
import chat.klatch.client.connection.Outcome;
import chat.klatch.client.connection.Sockets;
import chat.klatch.client.people.HeadCount;
import chat.klatch.client.people.People;
import chat.klatch.client.people.Typists;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.sync.Outbox;
import chat.klatch.client.sync.RoomBook;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Notice;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client whole: what a view or a bot holds. Every call and every answer is on one thread, the platform's event
 * loop.
 */
public final class Client {
    /** What the platform brings. */
    public record Ports(Clock clock, Chance chance, Sockets sockets, Http http, LocalStore store, Parting parting) {
    }

    private final Account account;
    private final Api api;
    private final Connection connection;
    private final Chance chance;
    private final LocalStore store;
    private final Outbox outbox;
    private final RoomBook rooms;
    private final Typists typists;
    private final People people;
    private final HeadCount heads;
    private final Stay stay;

    public Client(Ports ports, ClientListener listener) {
        chance = ports.chance;
        store = ports.store;
        account = new Account(ports.http, ports.clock, ports.chance, ports.parting, this::staged);
        api = new Api(ports.http, account);
        connection = new Connection(ports.clock, ports.chance, ports.sockets, account, new Connection.Listener() {
            @Override
            public void up(Welcome welcome) {
                stay.welcomed(welcome);
            }

            @Override
            public void noticed(Notice notice) {
                stay.heard(notice);
            }

            @Override
            public void linkChanged() {
                stay.linked();
            }
        });
        outbox = new Outbox(connection, store, ports.clock, chance, listener);
        rooms = new RoomBook(connection, outbox, ports.clock, api.rooms(), listener);
        typists = new Typists(connection, ports.clock, listener::typingChanged);
        people = new People(connection, ports.clock, listener::peopleChanged);
        heads = new HeadCount(ports.clock, api.rooms(), rooms::counted);
        stay = new Stay(account, connection, api, outbox, rooms, typists, people, heads, listener);
        store.onSafety(listener::safetyChanged);
        ports.sockets.onWake(online -> {
            connection.woken();
            account.tryNow();
        });
        ports.sockets.onOffline(connection::doubted);
    }

    private void staged(Stage stage) {
        stay.staged(stage);
    }

    /** Asks how things stand, takes up a session where there is one, and connects: first, and when told of one. */
    public void start() {
        account.start();
    }

    public Stage stage() {
        return account.stage();
    }

    public Link link() {
        return connection.link();
    }

    /** {@link Connection#serverNow}. */
    public long serverNow() {
        return connection.serverNow();
    }

    /** Makes an account and signs in; {@code refused} runs where that was refused, or not answered (status 0). */
    public void signUp(NewAccount wish, Consumer<Problem> refused) {
        account.signUp(wish, refused);
    }

    /** Signs in; {@code refused} as in {@link #signUp}. */
    public void signIn(Credentials credentials, Consumer<Problem> refused) {
        account.signIn(credentials, refused);
    }

    /** Signs in by a passkey; {@code refused} as in {@link #signUp}. */
    public void signIn(PasskeyProof proof, Consumer<Problem> refused) {
        account.signIn(proof, refused);
    }

    /**
     * Ends the session here and on the server. What was not sent stays in the store, for the next sign-in of this
     * account.
     */
    public void signOut() {
        signOut(() -> {
        });
    }

    /**
     * The same.
     *
     * @param heard
     *            runs when the server has heard it, in this life of the client
     */
    public void signOut(Runnable heard) {
        connection.stop();
        account.signOut(heard);
    }

    /** Who vouched for whoever is signed in, by {@link chat.klatch.protocol.call.Provider#id}; null for nobody. */
    public @Nullable String provider() {
        return account.provider();
    }

    /**
     * Runs {@code then} when a person may leave this client to come back signed in by a provider; {@code refused} where
     * they may not yet, as in {@link #signUp}.
     */
    public void leaving(Runnable then, Consumer<Problem> refused) {
        account.clear(then, refused);
    }

    /** The place as the server last told it; null before it has. */
    public @Nullable PlaceInfo place() {
        return account.place();
    }

    /** Ends the connection and stays signed in: the platform is closing. Nothing happens or is told after this. */
    public void close() {
        connection.stop();
        account.close();
        stay.end();
    }

    /** Starts the next try at once: a person asked for it. */
    public void tryNow() {
        connection.tryNow();
        account.tryNow();
    }

    /** The rooms of this user, in the server's order when they were first told; later ones at the end. */
    public List<Room> rooms() {
        return rooms.rooms();
    }

    /** Joins the room, if it is not joined, and keeps it joined over every reconnect. */
    public void open(RoomId room) {
        rooms.open(room);
    }

    /** Reads a public room without being in it: {@link RoomBook#visit}. */
    public void visit(Room room) {
        rooms.visit(room);
    }

    /** Ends the visit, if there is one. */
    public void endVisit() {
        rooms.endVisit();
    }

    /** The room that is read without being in it, or null; it is none of {@link #rooms}. */
    public @Nullable Room visited() {
        return rooms.visited();
    }

    public Timeline timeline(RoomId room) {
        return rooms.stretch(room);
    }

    /** Fetches the page before what is shown, unless one is under way or there is none. */
    public void older(RoomId room) {
        rooms.stretch(room).fetchOlder();
    }

    /** Fetches the page after what is shown, unless one is under way or the newest are shown. */
    public void newer(RoomId room) {
        rooms.stretch(room).fetchNewer();
    }

    /**
     * Shows the messages around {@code seq}, fetched where they are not here, for as long as that takes
     * ({@link Timeline#jumping}); {@link Timeline#newer} then says so.
     */
    public void jump(RoomId room, long seq) {
        rooms.stretch(room).jump(seq);
    }

    /** Shows the newest messages again. */
    public void toNewest(RoomId room) {
        rooms.stretch(room).toNewest();
    }

    /** Has {@link Timeline#find} know the message at {@code seq}, which another refers to, as soon as that can be. */
    public void quote(RoomId room, long seq) {
        rooms.stretch(room).quote(seq);
    }

    /**
     * Puts a message into the outbox; it is shown at once and sent as soon as that is possible.
     *
     * @param reply
     *            what it answers, by the {@link #epoch} under which its author saw that; null for none
     * @throws chat.klatch.protocol.Invalid
     *             where the text is none
     */
    public MessageKey send(RoomId room, String text, Unsent.@Nullable Reply reply) {
        var key = newKey();
        send(room, key, text, reply);
        return key;
    }

    /**
     * The same, as the message of this key: where one of this user has it already, in the outbox or on the server, this
     * is that one and nothing is sent twice.
     */
    public void send(RoomId room, MessageKey key, String text, Unsent.@Nullable Reply reply) {
        outbox.write(room, key, text, reply);
        typists.sent(room);
    }

    /** A key that no message has. */
    public MessageKey newKey() {
        return new MessageKey(chance.key());
    }

    /** Fetches a page of what was said after {@code seq}, from the log, whatever the timeline shows. */
    public void history(RoomId room, long after, Consumer<Outcome> then) {
        connection.ask(id -> new History(id, room, null, after, null, null, Limits.PAGE), then);
    }

    /** Names the server's data: the revs of another epoch mean nothing. Empty before the first welcome. */
    public String epoch() {
        return rooms.epoch();
    }

    /**
     * Gives a message another text, as {@link #send}: shown at once, and kept until the server has it.
     *
     * @param base
     *            the {@code editedAt} of the message when its author began to write, 0 for none: who edited it
     *            meanwhile is not overwritten
     */
    public MessageKey edit(RoomId room, long seq, String text, long base) {
        return outbox.edit(room, seq, text, base);
    }

    /** Takes a message back; shown at once, and undone where the server refuses. */
    public void delete(RoomId room, long seq) {
        outbox.delete(room, seq);
    }

    /**
     * Puts an emoji on a message or takes it off; as {@link #delete}.
     *
     * @throws chat.klatch.protocol.Invalid
     *             where it is no emoji
     */
    public void react(RoomId room, long seq, String emoji, boolean on) {
        outbox.react(room, seq, emoji, on);
    }

    /**
     * Sends a refused message again, as a new one with the same text, which answers none where the server's data is
     * another since; an edit upon what stands there now, and not at all where that may be another message since.
     */
    public void tryAgain(MessageKey key) {
        var refused = outbox.entry(key);
        if (refused != null) {
            var change = refused.change();
            var now = change == null ? null : rooms.stretch(refused.room()).find(change.seq());
            var editedAt = now == null ? null : now.editedAt();
            outbox.tryAgain(key, editedAt == null ? 0 : editedAt);
        }
    }

    /** Throws a refused message or edit away. */
    public void discard(MessageKey key) {
        outbox.discard(key);
    }

    /** Everything in the room up to {@code seq} has been seen. */
    public void read(RoomId room, long seq) {
        rooms.read(room, seq);
    }

    /** Marks the room as read up to {@code seq} only: what comes after it is unread again. */
    public void unreadFrom(RoomId room, long seq) {
        rooms.unreadFrom(room, seq);
    }

    /** This user typed something into the composer of a room; told as often as that is allowed. */
    public void typed(RoomId room) {
        typists.typed(room);
    }

    /** Who else is typing in a room. */
    public Typists.Now typing(RoomId room) {
        return typists.in(room);
    }

    /** Whom this client knows, and who of those that it watches is there. */
    public People people() {
        return people;
    }

    /** What is asked over HTTP. Nothing of it is answered once its person has left. */
    public Api api() {
        return api;
    }

    /** The server has told a room over HTTP that the socket may not have told yet; what is known already is truer. */
    public void met(Room room) {
        rooms.met(room);
    }

    /**
     * Somebody looks at this room, or at none: how many are in it is kept true, also where they come and go without a
     * word; and it is the first that is joined again after a cut.
     */
    public void lookAt(@Nullable RoomId room) {
        heads.look(room);
        if (room != null) {
            rooms.look(room);
        }
    }

    /** Somebody looks at who is in the room that they look at. */
    public void lookCloser() {
        heads.again();
    }

    /** The place as it is since somebody here changed it. */
    public void placeChanged(PlaceInfo place) {
        account.placeChanged(place);
    }

    /** Whether the server has become another build since this client began: its page may not fit any more. */
    public boolean updated() {
        return stay.updated();
    }

    /** Whether what waits in the outbox survives the end of this client: false where its store takes nothing now. */
    public boolean isSafe() {
        return store.isSafe();
    }

    /** How many messages and changes wait in the outbox, over all rooms, without the refused ones. */
    public int waiting() {
        return outbox.waiting().all();
    }

    /** The same, told apart. */
    public Tally tally() {
        return outbox.waiting();
    }

    /** How many of these a connection has taken without an answer: they may have arrived, or still arrive. */
    public int perhapsSent() {
        return outbox.perhapsSent();
    }
}
