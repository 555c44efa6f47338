package chat.klatch.client.connection;

import chat.klatch.client.Chance;
import chat.klatch.client.Clock;
import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.frame.Answer;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.Notice;
import chat.klatch.protocol.frame.Ping;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.Signal;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.RequestId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to the server, over all its sockets: opens them, signs them in, watches them, and opens the next
 * when one is lost (PROTOCOL.md, "Joining and resuming"). One thread.
 */
public final class Connection {
    /** Who is told of what comes. */
    public interface Listener {
        /** Signed in on a new socket: whatever was cut may be asked again. */
        void up(Welcome welcome);

        void noticed(Notice notice);

        /** How the connection stands has changed. */
        void linkChanged();
    }

    /** As a cut (RFC 6455 §7.4.1). */
    private static final int BROKEN = 1006;
    private static final long STOOD_MILLIS = 30_000;
    private static final long WELCOME_MILLIS = 15_000;
    private static final long ANSWER_MILLIS = 60_000;
    private final Clock clock;
    private final Sockets sockets;
    private final Tokens tokens;
    private final Listener listener;
    private final Backoff backoff;
    private final Heartbeat heartbeat;
    private final Requests requests = new Requests();
    private Link link;
    private Sockets.@Nullable Socket socket;
    private long downSince;
    private long upSince;
    private @Nullable Long upAt;
    private long told = -1;
    private boolean refreshFirst;
    private boolean running;
    private int generation;
    private Runnable timer = () -> {
    };

    public Connection(Clock clock, Chance chance, Sockets sockets, Tokens tokens, Listener listener) {
        this.clock = clock;
        this.sockets = sockets;
        this.tokens = tokens;
        this.listener = listener;
        backoff = new Backoff(chance);
        heartbeat = new Heartbeat(clock, () -> signal(new Ping(clock.now())), this::answersAreOwed,
                () -> lost(CloseCode.SILENT.code()));
        downSince = clock.elapsed();
        link = new Link.Trying(downSince, 0);
    }

    public Link link() {
        return link;
    }

    /** Milliseconds since 1970 UTC by the server's clock, as of the last welcome; before any, by this machine's. */
    public long serverNow() {
        return upAt == null ? clock.now() : upAt + clock.elapsed() - upSince;
    }

    public boolean isUp() {
        return link instanceof Link.Up && socket != null;
    }

    /** A server that lives and does not answer is no use: after this long it counts as a cut. */
    private boolean answersAreOwed() {
        return requests.oldest() <= clock.elapsed() - ANSWER_MILLIS;
    }

    /** Connects, and keeps connected until {@link #stop}. */
    public void start() {
        if (!running) {
            running = true;
            downSince = clock.elapsed();
            told = -1;
            refreshFirst = false;
            backoff.reset();
            connect();
        }
    }

    /** Ends the connection, until the next {@link #start}. Nothing that was asked for comes after this. */
    public void stop() {
        if (running) {
            running = false;
            drop();
            become(new Link.Stopped(CloseCode.NORMAL.code()));
        }
    }

    /** A person asked for it: shortens any wait. */
    public void tryNow() {
        if (running && (link instanceof Link.Waiting || link instanceof Link.Stopped)) {
            connect();
        }
    }

    /** The network or the window came back: shortens a wait that the server did not ask for. */
    public void woken() {
        if (running && link instanceof Link.Waiting waiting && !waiting.told()) {
            connect();
        }
    }

    /**
     * The platform thinks that there is no network. A socket that stands all the same, or is let in after this, would
     * take what is written now, and send it whenever it can, also after its author has signed out: it waits here
     * instead, until another socket shows that there is a network. After one that stood for long that is tried at once,
     * for the platform is often wrong; else in its turn, as after a cut.
     */
    public void doubted() {
        if (socket == null) {
            return;
        }
        if (fall() && told < 0) {
            connect();
        } else {
            retry();
        }
    }

    private void become(Link next) {
        link = next;
        listener.linkChanged();
    }

    private void connect() {
        drop();
        int mine = generation;
        become(new Link.Trying(downSince, backoff.tries()));
        tokens.token(refreshFirst, token -> {
            if (running && mine == generation) {
                refreshFirst = false;
                open(token);
            }
        }, () -> {
            if (running && mine == generation) {
                retry();
            }
        });
    }

    private void open(String token) {
        int mine = generation;
        timer = clock.after(WELCOME_MILLIS, () -> lost(CloseCode.NO_AUTH.code()));
        socket = sockets.open(listening(token, mine));
    }

    private Sockets.Listener listening(String token, int mine) {
        return new Sockets.Listener() {
            @Override
            public void opened() {
                if (mine == generation) {
                    authenticate(token);
                }
            }

            @Override
            public void received(String text) {
                if (mine == generation) {
                    read(text, mine);
                }
            }

            @Override
            public void closed(int code) {
                if (mine == generation) {
                    lost(code);
                }
            }
        };
    }

    private void authenticate(String token) {
        send(id -> new Auth(id, token), outcome -> {
            switch (outcome) {
                case Outcome.Answered(Welcome welcome) -> welcomed(welcome);
                case Outcome.Denied(Failed why) when !isUp() && why.code().passes() -> lost(BROKEN);
                case Outcome.Answered _,Outcome.Denied _,Outcome.Cut _ -> {
                    // what is not believed is closed by the server, with the code that says what to do
                }
            }
        });
    }

    /** The answer to a renewal says nothing new. */
    private void welcomed(Welcome welcome) {
        if (isUp()) {
            return;
        }
        timer.run();
        upSince = clock.elapsed();
        upAt = welcome.now();
        heartbeat.start();
        int mine = generation;
        link = new Link.Up();
        listener.up(welcome); // before anybody else acts upon it
        if (mine == generation) {
            listener.linkChanged();
        }
    }

    private void read(String text, int mine) {
        heartbeat.heard();
        List<Event> events;
        try {
            events = Frames.readEvents(text);
        } catch (Malformed | Invalid broken) {
            lost(BROKEN); // begin anew with what we have
            return;
        }
        for (Event event : events) {
            if (mine != generation) {
                return; // what was handled has ended this socket
            }
            switch (event) {
                case Answer answer -> requests.answered(answer);
                case Goodbye goodbye -> told = goodbye.after();
                case Expiring _ -> tokens.token(true, this::authenticateAgain, () -> {
                });
                case Notice notice -> listener.noticed(notice);
            }
        }
    }

    private void authenticateAgain(String token) {
        if (isUp()) {
            authenticate(token);
        }
    }

    /** Asks once on this connection; the outcome comes later, a cut also where it is down. */
    public void ask(Function<RequestId, Request> question, Consumer<Outcome> then) {
        if (isUp()) {
            send(question, then);
        } else {
            then.accept(new Outcome.Cut());
        }
    }

    private void send(Function<RequestId, Request> question, Consumer<Outcome> then) {
        var open = socket;
        if (open == null) {
            then.accept(new Outcome.Cut());
            return;
        }
        var id = requests.ask(clock.elapsed(), then);
        heartbeat.sent();
        open.send(Frames.write(question.apply(id)));
    }

    /** Says something that has no answer; lost where the connection is down. */
    public void signal(Signal signal) {
        var open = socket;
        if (open != null && isUp()) {
            heartbeat.sent();
            open.send(Frames.write(signal));
        }
    }

    private void drop() {
        generation++;
        timer.run();
        heartbeat.stop();
        var open = socket;
        socket = null;
        if (open != null) {
            open.abandon();
        }
        requests.cut();
    }

    /** Answers whether what ends here stood long enough to begin anew. */
    private boolean fall() {
        boolean stood = false;
        if (link instanceof Link.Up) {
            downSince = clock.elapsed();
            stood = downSince - upSince >= STOOD_MILLIS;
        }
        if (stood) {
            backoff.reset();
        }
        drop();
        return stood;
    }

    private void lost(int code) {
        fall();
        if (!running) {
            return;
        }
        if (code == CloseCode.NOT_AUTHENTICATED.code() || code == CloseCode.REVOKED.code()) {
            running = false;
            become(new Link.Stopped(code));
            tokens.ended();
        } else if (CloseCode.comesBack(code)) {
            refreshFirst |= code == CloseCode.EXPIRED.code();
            retry();
        } else {
            become(new Link.Stopped(code));
        }
    }

    private void retry() {
        long wait = told >= 0 ? told : backoff.next();
        boolean asked = told >= 0;
        told = -1;
        timer.run();
        timer = clock.after(wait, this::connect);
        become(new Link.Waiting(downSince, clock.elapsed() + wait, backoff.tries(), asked));
    }
}
