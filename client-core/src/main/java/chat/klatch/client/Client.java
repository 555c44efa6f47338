package chat.klatch.client;

import chat.klatch.client.account.Account;
import chat.klatch.client.account.Http;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Link;
import chat.klatch.client.connection.Sockets;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.sync.Outbox;
import chat.klatch.client.sync.RoomBook;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Notice;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.frame.UserChanged;
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
    public record Ports(Clock clock, Chance chance, Sockets sockets, Http http, LocalStore store) {
    }

    private final ClientListener listener;
    private final Account account;
    private final Connection connection;
    private final Outbox outbox;
    private final RoomBook rooms;

    public Client(Ports ports, ClientListener listener) {
        this.listener = listener;
        account = new Account(ports.http, ports.clock, ports.chance, this::staged);
        connection = new Connection(ports.clock, ports.chance, ports.sockets, account, new Connection.Listener() {
            @Override
            public void up(Welcome welcome) {
                welcomed(welcome);
            }

            @Override
            public void noticed(Notice notice) {
                heard(notice);
            }

            @Override
            public void linkChanged() {
                listener.linkChanged(link());
            }
        });
        outbox = new Outbox(connection, ports.store, ports.clock, ports.chance, listener::timelineChanged);
        rooms = new RoomBook(connection, outbox, ports.clock, listener::timelineChanged, listener::roomsChanged);
        ports.sockets.onWake(online -> {
            connection.woken();
            account.tryNow();
        });
    }

    private void staged(Stage stage) {
        switch (stage) {
            case Stage.SignedIn(var me, _) -> {
                connection.stop();
                rooms.open(me.id());
                outbox.open(me.id().value(), connection::start);
            }
            case Stage.Starting _,Stage.Unreachable _,Stage.FirstRun _,Stage.SignedOut _ -> {
                connection.stop();
                outbox.close();
                rooms.close();
            }
        }
        listener.stageChanged(stage);
    }

    /**
     * What was cut is asked again in the order in which it was written, after the rooms are joined from their cursors.
     */
    private void welcomed(Welcome welcome) {
        rooms.welcomed(welcome);
        outbox.pumpAll();
    }

    private void heard(Notice notice) {
        switch (notice) {
            case Posted change -> rooms.posted(change);
            case MarkerMoved marker -> rooms.moved(marker);
            case RoomChanged(var room) -> rooms.changed(room);
            case Gone(var room) -> rooms.gone(room);
            case Activity news -> rooms.active(news);
            case TypingNow _,PresenceChanged _,UserChanged _,SettingsChanged _ -> {
                // nothing here shows these yet
            }
            case Expiring _,Goodbye _,Pong _ -> {
                // the connection's own
            }
        }
    }

    /** Asks the server how things stand, takes up a session where there is one, and connects. Once. */
    public void start() {
        account.start();
    }

    public Stage stage() {
        return account.stage();
    }

    public Link link() {
        return connection.link();
    }

    /**
     * Makes an account and signs in with it; {@code refused} runs where that was refused, or the server did not answer
     * (status 0).
     */
    public void signUp(NewAccount wish, Consumer<Problem> refused) {
        account.signUp(wish, refused);
    }

    /** Signs in; {@code refused} as in {@link #signUp}. */
    public void signIn(Credentials credentials, Consumer<Problem> refused) {
        account.signIn(credentials, refused);
    }

    /**
     * Ends the session here and on the server. What was not sent stays in the store, for the next sign-in of this
     * account.
     */
    public void signOut() {
        connection.stop();
        account.signOut();
    }

    /** Ends the connection and stays signed in: the platform is closing. Nothing happens or is told after this. */
    public void close() {
        connection.stop();
        account.close();
        outbox.close();
        rooms.close();
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

    public Timeline timeline(RoomId room) {
        return rooms.sync(room);
    }

    /** Fetches the page before what is loaded, unless that is under way or there is none. */
    public void older(RoomId room) {
        rooms.sync(room).older();
    }

    /**
     * Puts a message into the outbox; it is shown at once and sent as soon as that is possible.
     *
     * @throws chat.klatch.protocol.Invalid
     *             where the text is none
     */
    public MessageKey send(RoomId room, String text, @Nullable Long replyTo) {
        return outbox.write(room, text, replyTo);
    }

    /** Sends a refused message again, as a new one with the same text. */
    public void tryAgain(MessageKey key) {
        outbox.tryAgain(key);
    }

    /** Throws a refused message away. */
    public void discard(MessageKey key) {
        outbox.discard(key);
    }

    /** Everything in the room up to {@code seq} has been seen. */
    public void read(RoomId room, long seq) {
        rooms.sync(room).read(seq);
    }

    /** Marks the room as read up to {@code seq} only: what comes after it is unread again. */
    public void unreadFrom(RoomId room, long seq) {
        rooms.sync(room).unreadFrom(seq);
    }

    /** How many messages wait in the outbox, over all rooms, without the refused ones. */
    public int waiting() {
        return outbox.waiting();
    }
}
