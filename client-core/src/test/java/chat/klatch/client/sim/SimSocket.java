package chat.klatch.client.sim;

import chat.klatch.client.connection.Sockets;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.model.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One socket, seen from both ends: the client sends into it, the test speaks out of it. */
public final class SimSocket implements Sockets.Socket {
    private final Sockets.Listener listener;
    private final List<Command> sent = new ArrayList<>();
    private Consumer<Command> heard = command -> {
    };
    private boolean over;

    SimSocket(Sockets.Listener listener) {
        this.listener = listener;
    }

    /** Who hears what the client sends. */
    public void onSent(Consumer<Command> listening) {
        heard = listening;
    }

    @Override
    public void send(String text) {
        if (!over) {
            var command = Frames.readCommand(text);
            sent.add(command);
            heard.accept(command);
        }
    }

    @Override
    public void abandon() {
        over = true;
    }

    /** Whether either end is done with it. */
    public boolean over() {
        return over;
    }

    public void accept() {
        if (!over) {
            listener.opened();
        }
    }

    /** Says events, one frame each. */
    public void say(Event... events) {
        for (Event event : events) {
            sayText(Frames.write(event));
        }
    }

    public void sayText(String text) {
        if (!over) {
            listener.received(text);
        }
    }

    /** Ends the socket as the server would; 1006 is a cut. */
    public void close(int code) {
        if (!over) {
            over = true;
            listener.closed(code);
        }
    }

    /** Everything of one kind that the client sent here, in order. */
    public <T extends Command> List<T> sent(Class<T> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The newest of one kind. */
    public <T extends Command> T lastSent(Class<T> kind) {
        var all = sent(kind);
        if (all.isEmpty()) {
            throw new AssertionError("no " + kind.getSimpleName() + " among " + sent);
        }
        return all.getLast();
    }

    /** What the newest request of one kind is called. */
    public RequestId idOf(Class<? extends Request> kind) {
        return lastSent(kind).id();
    }
}
