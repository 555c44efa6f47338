package chat.klatch.client;

import chat.klatch.client.account.Http;
import chat.klatch.client.connection.Link;
import chat.klatch.client.connection.Sockets;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client whole: what a view or a bot holds. Every call and every answer is on one thread, the platform's event loop. */
public final class Client {
    /** What the platform brings. */
    public record Ports(Clock clock, Chance chance, Sockets sockets, Http http, LocalStore store) {
    }

    public Client(Ports ports, ClientListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Asks the server how things stand, takes up a session where there is one, and connects. Once. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    public Stage stage() {
        throw new UnsupportedOperationException();
    }

    public Link link() {
        throw new UnsupportedOperationException();
    }

    /** Makes an account and signs in with it; {@code refused} runs where that was refused, or the server did not answer (status 0). */
    public void signUp(NewAccount account, Consumer<Problem> refused) {
        throw new UnsupportedOperationException();
    }

    /** Signs in; {@code refused} as in {@link #signUp}. */
    public void signIn(Credentials credentials, Consumer<Problem> refused) {
        throw new UnsupportedOperationException();
    }

    /** Ends the session here and on the server. What was not sent stays in the store, for the next sign-in of this account. */
    public void signOut() {
        throw new UnsupportedOperationException();
    }

    /** Starts the next try at once: a person asked for it. */
    public void tryNow() {
        throw new UnsupportedOperationException();
    }

    /** The rooms of this user, in the server's order when they were first told; later ones at the end. */
    public List<Room> rooms() {
        throw new UnsupportedOperationException();
    }

    /** Joins the room, if it is not joined, and keeps it joined over every reconnect. */
    public void open(RoomId room) {
        throw new UnsupportedOperationException();
    }

    public Timeline timeline(RoomId room) {
        throw new UnsupportedOperationException();
    }

    /** Fetches the page before what is loaded, unless that is under way or there is none. */
    public void older(RoomId room) {
        throw new UnsupportedOperationException();
    }

    /** Puts a message into the outbox; it is shown at once and sent as soon as that is possible. Throws Invalid where the text is none. */
    public MessageKey send(RoomId room, String text, @Nullable Long replyTo) {
        throw new UnsupportedOperationException();
    }

    /** Sends a refused message again, as a new one with the same text. */
    public void tryAgain(MessageKey key) {
        throw new UnsupportedOperationException();
    }

    /** Throws a refused message away. */
    public void discard(MessageKey key) {
        throw new UnsupportedOperationException();
    }

    /** Everything in the room up to {@code seq} has been seen. */
    public void read(RoomId room, long seq) {
        throw new UnsupportedOperationException();
    }

    /** How many messages wait in the outbox, over all rooms, without the refused ones. */
    public int waiting() {
        throw new UnsupportedOperationException();
    }
}
