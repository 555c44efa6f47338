package chat.klatch.server.socket;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.codec.UnknownType;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.AccessRefused;
import chat.klatch.server.hub.SendQueue;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.hub.Subscription;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.StorageException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: who it is, what it follows, and when its time is up. Text comes from one thread at a time;
 * time and events from any.
 */
final class Connection implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration AUTH_WITHIN = Duration.ofSeconds(5);
    private static final Duration PING_AFTER = Duration.ofSeconds(30);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);
    private static final Duration EXPIRING_BEFORE = Duration.ofSeconds(60);
    private static final Duration BAD_FRAMES_WITHIN = Duration.ofMinutes(1);
    private static final int BAD_FRAMES = 5;
    private final Sockets sockets;
    private final Line line;
    private final SendQueue queue;
    private final Instant openedAt;
    private final Set<RoomId> followed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Access access;
    private volatile String name = "";
    private volatile Instant heardAt;
    private volatile boolean pinged;
    private volatile boolean warned;
    private volatile boolean closed;
    private final Strikes badFrames = new Strikes(BAD_FRAMES, BAD_FRAMES_WITHIN);

    Connection(Sockets sockets, Line line) {
        this.sockets = sockets;
        this.line = line;
        openedAt = sockets.clock().instant();
        heardAt = openedAt;
        queue = new SendQueue(line, sockets.clock(), line::resume);
    }

    /** Anything came in: the client is alive. */
    void heard() {
        heardAt = sockets.clock().instant();
        pinged = false;
    }

    /** One whole text message. */
    void received(String text) {
        try {
            var frames = sockets.json().parse(text);
            if (!frames.isArray()) {
                handle(frames);
            } else if (frames.isEmpty() || frames.size() > Limits.COMMANDS_PER_ARRAY || holdsList(frames)) {
                throw new Malformed("must hold 1 to " + Limits.COMMANDS_PER_ARRAY + " frames");
            } else {
                frames.forEach(this::handle);
            }
        } catch (Malformed malformed) {
            badFrame(malformed);
        }
    }

    private static boolean holdsList(JsonNode frames) {
        for (JsonNode frame : frames) {
            if (frame.isArray()) {
                return true;
            }
        }
        return false;
    }

    private void badFrame(Malformed malformed) {
        tell(new Failed(null, ErrorCode.BAD_FRAME, String.valueOf(malformed.getMessage()), null, null));
        if (badFrames.strike(sockets.clock().instant())) {
            close(CloseCode.PROTOCOL_ERRORS);
        }
    }

    private void handle(JsonNode frame) {
        if (closed) {
            return;
        }
        try {
            var command = sockets.json().readCommand(frame);
            if (access == null && !(command instanceof Auth)) {
                throw new Refused(ErrorCode.UNAUTHENTICATED, "Sign this connection in first.");
            }
            sockets.dispatcher().dispatch(command, this);
        } catch (Malformed malformed) {
            badFrame(malformed);
        } catch (RuntimeException refused) {
            tell(failure(sockets.json().requestId(frame), refused));
        }
    }

    private static Failed failure(@Nullable RequestId re, RuntimeException refused) {
        return switch (refused) {
            case Refused no -> failure(re, no);
            case Invalid no -> new Failed(re, ErrorCode.INVALID, String.valueOf(no.getMessage()), no.field(), null);
            case UnknownType no -> new Failed(re, ErrorCode.UNKNOWN_TYPE, String.valueOf(no.getMessage()), null, null);
            case StorageException lost -> {
                LOG.warn("A frame could not be answered for want of storage.", lost);
                yield new Failed(re, ErrorCode.UNAVAILABLE, "The place cannot do this right now.", null, 1_000L);
            }
            default -> {
                LOG.error("A frame met a fault of ours.", refused);
                yield new Failed(re, ErrorCode.INTERNAL, "Something went wrong here.", null, null);
            }
        };
    }

    private static Failed failure(@Nullable RequestId re, Refused no) {
        var after = no.after();
        return new Failed(re, no.code(), String.valueOf(no.getMessage()), no.field(),
                after == null ? null : after.toMillis());
    }

    void refuse(RequestId re, Refused why) {
        tell(failure(re, why));
    }

    void tell(Event event) {
        queue.offer(sockets.hub().encode(event));
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
            admit(granted, auth.id(), before == null);
        } catch (AccessRefused no) {
            refuse(auth.id(), new Refused(ErrorCode.UNAUTHENTICATED, String.valueOf(no.getMessage())));
            close(no.expired() ? CloseCode.EXPIRED : CloseCode.NOT_AUTHENTICATED);
        }
    }

    /** Lets the user of {@code granted} in, by a welcome; only a first one carries rooms. */
    void admit(Access granted, @Nullable RequestId re, boolean first) {
        var user = sockets.welcomes().user(granted.user());
        name = user.name();
        access = granted;
        warned = false;
        if (first) {
            sockets.hub().add(this);
            if (!sockets.sessions().stands(granted)) {
                close(CloseCode.REVOKED); // before the hub could know whom to close
                return;
            }
        }
        tell(sockets.welcomes().welcome(re, user, granted, first));
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

    Subscription follow(RoomId room) {
        if (followed.size() >= Limits.ROOMS_JOINED && !followed.contains(room)) {
            throw new Refused(ErrorCode.CONFLICT, "A connection follows at most " + Limits.ROOMS_JOINED + " rooms.");
        }
        followed.add(room);
        return sockets.hub().follow(room, this);
    }

    void unfollow(RoomId room) {
        followed.remove(room);
        sockets.hub().leave(room, this);
    }

    /** What time brings: the end of patience with who says nothing, of an access, of a write that gets nowhere. */
    void tick(Instant now) {
        queue.tick();
        var held = access;
        if (held == null) {
            if (openedAt.plus(AUTH_WITHIN).isBefore(now)) {
                close(CloseCode.NO_AUTH);
            }
        } else {
            expire(held, now);
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

    @Override
    public UserId user() {
        return held().user();
    }

    @Override
    public SessionId session() {
        return held().session();
    }

    private Access held() {
        var held = access;
        if (held == null) {
            throw new Refused(ErrorCode.UNAUTHENTICATED, "Sign this connection in first.");
        }
        return held;
    }

    @Override
    public SendQueue queue() {
        return queue;
    }

    @Override
    public void close(CloseCode code) {
        if (!closed) {
            closed = true;
            line.close(code);
        }
    }

    /** The socket has ended, however it came to that. */
    void ended() {
        closed = true;
        queue.close();
        if (access != null) {
            sockets.hub().remove(this, followed);
        }
    }
}
