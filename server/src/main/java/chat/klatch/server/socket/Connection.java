package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.hub.SendQueue;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.metrics.Door;
import chat.klatch.server.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One client's connection: who it is, and when its time is up. Commands come from one thread at a time; time and events
 * from any.
 */
final class Connection implements Subscriber.Socket {
    private static final Duration AUTH_WITHIN = Duration.ofSeconds(5);
    private static final Duration PING_AFTER = Duration.ofSeconds(30);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);
    private static final Duration EXPIRING_BEFORE = Duration.ofSeconds(60);
    private static final Duration BAD_FRAMES_WITHIN = Duration.ofMinutes(1);
    private static final int BAD_FRAMES = 5;
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(10);
    private static final int REFUSED_FRAMES = 301;
    private static final int CHANGES_UNANSWERED = 64;
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration COME_BACK = Duration.ofSeconds(3);
    private final Sockets sockets;
    private final Line line;
    private final String id;
    private final SendQueue queue;
    private final Inbox inbox;
    private final Instant openedAt;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile @Nullable Access access;
    private volatile @Nullable Subscriber subscriber;
    private volatile String name = "";
    private volatile Instant heardAt;
    private volatile @Nullable Instant closingSince;
    private volatile boolean pinged;
    private volatile boolean warned;
    private volatile boolean said;
    private volatile @Nullable CloseCode why;
    private volatile @Nullable Duration leaving;
    private @Nullable Strikes badFrames;
    private @Nullable Strikes refusals;

    /**
     * @param id
     *            what logs call it
     */
    Connection(Sockets sockets, Line line, String id) {
        this.sockets = sockets;
        this.line = line;
        this.id = id;
        openedAt = sockets.clock().instant();
        heardAt = openedAt;
        queue = new SendQueue(line, this::spaceAgain);
        inbox = new Inbox(sockets, this);
    }

    /** Anything came in: the client is alive. */
    void heard() {
        heardAt = sockets.clock().instant();
        pinged = false;
    }

    /** One whole text message. */
    void received(String text) {
        inbox.take(text);
    }

    /** Whether the next frame may be read: what came is handled, and there is space for what it may cause. */
    boolean ready() {
        return inbox.empty() && !full();
    }

    /** Whether so much waits for this client, or for the disk in its name, that nothing further of it is handled. */
    boolean full() {
        return queue.full() || unanswered.get() >= CHANGES_UNANSWERED;
    }

    /** A change is on its way to the writer; {@link #answered} follows. */
    void asked() {
        unanswered.incrementAndGet();
    }

    /** The change was answered. */
    void answered() {
        if (unanswered.getAndDecrement() == CHANGES_UNANSWERED) {
            goOn();
        }
        leaveWhenDone();
    }

    /** What came is handled. */
    void handled() {
        line.resume();
        leaveWhenDone();
    }

    private void goOn() {
        inbox.goOn();
        line.resume();
    }

    private void spaceAgain() {
        goOn();
        var signedIn = subscriber;
        if (signedIn != null) {
            sockets.unread().spaceAgain(signedIn);
        }
    }

    boolean closing() {
        return closing.get();
    }

    /** Whether nothing further of this client is handled. */
    boolean deaf() {
        return closing() || leaving != null;
    }

    /** Handles nothing further, and sends the client away as soon as all that was taken of it is answered. */
    void leaveSoon(Duration after) {
        leaving = after;
        leaveWhenDone();
    }

    private void leaveWhenDone() {
        var after = leaving;
        if (after != null && !closing() && unanswered.get() == 0 && inbox.idle()) {
            sendAway(CloseCode.DRAINING, after);
        }
    }

    void tell(Event event) {
        queue.offer(sockets.hub().encode(event));
    }

    void refuse(@Nullable RequestId re, RuntimeException why) {
        var failed = Failures.of(re, why, this);
        sockets.metrics().refused(Door.SOCKET, failed.code());
        // Counted before it is told: who has heard of a refusal can rely on the moment at which it counts.
        boolean malformed = why instanceof Malformed && strikesOut(false);
        boolean flooding = strikesOut(true);
        tell(failed);
        if (malformed) {
            close(CloseCode.PROTOCOL_ERRORS);
        }
        if (flooding) {
            close(CloseCode.FLOODING);
        }
    }

    private synchronized boolean strikesOut(boolean any) {
        var now = sockets.clock().instant();
        if (any) {
            refusals = refusals == null ? new Strikes(REFUSED_FRAMES, REFUSED_WITHIN) : refusals;
            return refusals.strike(now);
        }
        badFrames = badFrames == null ? new Strikes(BAD_FRAMES, BAD_FRAMES_WITHIN) : badFrames;
        return badFrames.strike(now);
    }

    @Override
    public void sendAway() {
        sendAway(CloseCode.BUSY, sockets.spread(COME_BACK));
    }

    /** Sends the client away, to come back at a moment of its own. */
    void sendAway(CloseCode code, Duration after) {
        tell(new Goodbye(after.toMillis()));
        close(code);
    }

    /** Signs the connection in, or renews its access; what is not believed closes it. */
    void authenticate(Auth auth) {
        try {
            var granted = sockets.sessions().verify(auth.token());
            var before = access;
            if (before != null
                    && !(before.user().equals(granted.user()) && before.session().equals(granted.session()))) {
                throw new AccessRefused(false);
            }
            admitOrSendAway(granted, auth.id());
        } catch (AccessRefused no) {
            refuse(auth.id(), new Refused(ErrorCode.UNAUTHENTICATED, String.valueOf(no.getMessage())));
            close(no.expired() ? CloseCode.EXPIRED : CloseCode.NOT_AUTHENTICATED);
        }
    }

    /** Who could not be let in whole comes back: half a connection would miss what it does not know of. */
    private void admitOrSendAway(Access granted, @Nullable RequestId re) {
        boolean first = subscriber == null;
        try {
            admit(granted, re);
        } catch (RuntimeException failed) {
            refuse(re, failed);
            if (first) {
                sendAway();
            }
        }
    }

    /** Admits, where that may wait, who brought an access with the request; false where too much waits already. */
    boolean admitSoon(Access granted) {
        return inbox.ask(() -> admitOrSendAway(granted, null));
    }

    /** Lets the user of {@code granted} in, by a welcome; only a first one carries rooms. */
    private void admit(Access granted, @Nullable RequestId re) {
        var user = sockets.welcomes().user(granted.user());
        name = user.name();
        access = granted;
        warned = false;
        if (subscriber == null) {
            var arrived = new Subscriber(granted.user(), granted.session(), queue, this);
            subscriber = arrived;
            sockets.arrive(arrived);
            if (!sockets.sessions().stands(granted)) {
                close(CloseCode.REVOKED); // before the hub could know whom to close
            }
            arrived.welcome(sockets.hub().encode(sockets.welcomes().welcome(re, user, granted, true)));
            if (closing()) {
                sockets.leave(arrived); // it ended while it was let in
            }
        } else {
            tell(sockets.welcomes().welcome(re, user, granted, false));
        }
    }

    /** The connection as the hub sees it; refused where it is not signed in. */
    Subscriber subscriber() {
        var signedIn = subscriber;
        if (signedIn == null) {
            throw new Refused(ErrorCode.UNAUTHENTICATED, "Sign this connection in first.");
        }
        return signedIn;
    }

    boolean signedIn() {
        return subscriber != null;
    }

    UserId user() {
        return subscriber().user();
    }

    String name() {
        return name;
    }

    void profileChanged(User user) {
        var held = access;
        if (held != null && held.user().equals(user.id())) {
            name = user.name();
        }
    }

    SendQueue queue() {
        return queue;
    }

    @Override
    public Instant heardAt() {
        return heardAt;
    }

    /** What time brings: the end of patience with who says nothing, of an access, of a write that gets nowhere. */
    void tick(Instant now) {
        queue.tick(now);
        var since = closingSince;
        if (since == null) {
            attend(now);
        } else if (since.plus(said ? CLOSE_WITHIN : FLUSH_WITHIN).isBefore(now)) {
            line.abort();
        }
    }

    private void attend(Instant now) {
        if (!ready()) {
            heard(); // it is we who do not listen
            inbox.goOn();
        }
        var held = access;
        if (held != null) {
            expire(held, sockets.machine().instant());
        } else if (openedAt.plus(AUTH_WITHIN).isBefore(now) && inbox.empty() && !sockets.asks().waiting()) {
            close(CloseCode.NO_AUTH); // it is late, and not we
        }
        if (heardAt.plus(SILENT_AFTER).isBefore(now)) {
            close(CloseCode.SILENT);
        } else if (!pinged && heardAt.plus(PING_AFTER).isBefore(now)) {
            pinged = true;
            line.ping();
        }
    }

    private void expire(Access held, Instant now) {
        if (!now.isBefore(held.expiresAt())) {
            close(CloseCode.EXPIRED);
        } else if (!warned && !now.isBefore(held.expiresAt().minus(EXPIRING_BEFORE))) {
            warned = true;
            tell(new Expiring(held.expiresAt().toEpochMilli()));
        }
    }

    /** Nothing more is told or handled; what waits goes out if it can within a second, then the close frame. */
    @Override
    public void close(CloseCode code) {
        if (closing.compareAndSet(false, true)) {
            why = code;
            closingSince = sockets.clock().instant();
            queue.finish(() -> {
                said = true;
                line.close(code);
            });
            leave();
        }
    }

    private void leave() {
        var signedIn = subscriber;
        if (signedIn != null) {
            sockets.leave(signedIn);
        }
    }

    /** It is cut, and this is what a close frame would have said. */
    void cutAs(CloseCode code) {
        if (closing.compareAndSet(false, true)) {
            why = code;
        }
    }

    /**
     * The socket has ended, however it came to that.
     *
     * @param code
     *            what it ended with, where it was not we who ended it
     * @param address
     *            the client's, for the log
     */
    void ended(int code, String address) {
        closing.set(true);
        queue.close();
        leave();
        var ours = why;
        sockets.journal().ended(this, address, ours == null ? code : ours.code(),
                Duration.between(openedAt, sockets.clock().instant()));
        sockets.metrics().sockets().closed(ours == null ? code : ours.code());
        if (ours == CloseCode.SLOW_READER) {
            sockets.metrics().sockets().slowReaderCut();
        }
    }

    /** Says in a line of the log whose it is. */
    LoggingEventBuilder named(LoggingEventBuilder line) {
        var named = line.addKeyValue("connection", id);
        var signedIn = subscriber;
        return signedIn == null
                ? named
                : named.addKeyValue("session", signedIn.session().value())
                        .addKeyValue("user", signedIn.user().value());
    }
}
