package chat.klatch.server.hub;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in connection as the hub sees it: which rooms it follows, and what it is still owed. Until it was welcomed
 * it is told nothing, so that nothing comes before the welcome and no count is older than the welcome's. Any number of
 * threads.
 */
public final class Subscriber {
    /** The connection itself. Any thread; never blocks. */
    public interface Socket {
        /** Closes the connection, after what waits where that goes out soon. */
        void close(CloseCode code);

        /** Closes it so that its client comes back. */
        void sendAway();

        Instant heardAt();
    }

    private final UserId user;
    private final SessionId session;
    private final SendQueue queue;
    private final Socket socket;
    private final Map<RoomId, Subscription> followed = new HashMap<>(1);
    private @Nullable List<EncodedEvent> early = new ArrayList<>(0);
    private @Nullable Set<RoomId> owed;
    private long welcomedAt;

    public Subscriber(UserId user, SessionId session, SendQueue queue, Socket socket) {
        this.user = user;
        this.session = session;
        this.queue = queue;
        this.socket = socket;
    }

    public UserId user() {
        return user;
    }

    public SessionId session() {
        return session;
    }

    public SendQueue queue() {
        return queue;
    }

    public Instant heardAt() {
        return socket.heardAt();
    }

    public void close(CloseCode code) {
        socket.close(code);
    }

    void sendAway() {
        socket.sendAway();
    }

    /** Sends the welcome, and from then on whatever concerns this user. */
    public synchronized void welcome(EncodedEvent welcome) {
        queue.offer(welcome);
        var waiting = early == null ? List.<EncodedEvent>of() : early;
        early = null;
        welcomedAt = System.nanoTime();
        waiting.forEach(queue::offer);
    }

    synchronized void tell(EncodedEvent event) {
        if (early == null) {
            queue.offer(event);
        } else {
            early.add(event);
        }
    }

    /** The subscription to a room, a new one where there is none; null where it follows as many as it may. */
    synchronized @Nullable Subscription follow(RoomId room) {
        var there = followed.get(room);
        if (there == null && followed.size() < Limits.ROOMS_JOINED) {
            there = new Subscription(this);
            followed.put(room, there);
        }
        return there;
    }

    synchronized @Nullable Subscription unfollow(RoomId room) {
        return followed.remove(room);
    }

    synchronized Map<RoomId, Subscription> unfollowAll() {
        var all = Map.copyOf(followed);
        followed.clear();
        return all;
    }

    public synchronized boolean follows(RoomId room) {
        return followed.containsKey(room);
    }

    /**
     * Tells what happened in a room that is not followed here; where there is no space now, it stays owed.
     *
     * @param nanos
     *            when counting began
     * @return whether that is settled; else count again, for the welcome may be newer
     */
    synchronized boolean tellActivity(RoomId room, EncodedEvent activity, long nanos) {
        if (!newer(nanos)) {
            return false;
        }
        if (!followed.containsKey(room)) {
            if (queue.full()) {
                owe(room);
            } else {
                queue.offer(activity);
            }
        }
        return true;
    }

    /**
     * Tells how far the user has read a room.
     *
     * @param nanos
     *            when counting began
     * @return whether that is settled; else count again, for another count may be newer
     */
    boolean tellMarker(RoomId room, EncodedEvent moved, long nanos) {
        Subscription there;
        synchronized (this) {
            if (!newer(nanos)) {
                return false;
            }
            there = followed.get(room);
        }
        if (there != null && !there.newer(nanos)) {
            return false;
        }
        queue.offer(moved);
        return true;
    }

    private boolean newer(long nanos) {
        return early == null && welcomedAt - nanos < 0;
    }

    private void owe(RoomId room) {
        if (owed == null) {
            owed = new HashSet<>();
        }
        owed.add(room);
    }

    /** The rooms whose counts this connection has not been told for want of space; asked once. */
    public synchronized Set<RoomId> takeOwed() {
        var taken = owed == null ? Set.<RoomId>of() : owed;
        owed = null;
        return taken;
    }
}
