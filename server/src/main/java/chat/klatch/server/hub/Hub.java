package chat.klatch.server.hub;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Who is connected to this process, and which rooms they follow. Any number of threads; nothing here blocks. */
public final class Hub {
    private static final int GOODBYE_MILLIS = 2_000;
    private final Function<Event, byte[]> encoding;
    private final RandomGenerator random;
    private final Map<UserId, Set<Subscriber>> byUser = new ConcurrentHashMap<>();
    private final Map<RoomId, RoomFeed> feeds = new ConcurrentHashMap<>();

    /**
     * @param encoding
     *            an event's UTF-8
     */
    public Hub(Function<Event, byte[]> encoding, RandomGenerator random) {
        this.encoding = encoding;
        this.random = random;
    }

    public EncodedEvent encode(Event event) {
        return new EncodedEvent(encoding.apply(event));
    }

    public void add(Subscriber subscriber) {
        byUser.compute(subscriber.user(), (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Subscriber>newKeySet() : others;
            all.add(subscriber);
            return all;
        });
    }

    /** Forgets a connection; {@code rooms} are those that it follows. */
    public void remove(Subscriber subscriber, Set<RoomId> rooms) {
        rooms.forEach(room -> leave(room, subscriber));
        byUser.computeIfPresent(subscriber.user(), (_, all) -> {
            all.remove(subscriber);
            return all.isEmpty() ? null : all;
        });
    }

    /** Lets a connection follow a room; what happens is held until the subscription begins. */
    public Subscription follow(RoomId room, Subscriber subscriber) {
        var begun = new Subscription[1];
        feeds.compute(room, (_, feed) -> {
            var here = feed == null ? new RoomFeed() : feed;
            begun[0] = here.follow(subscriber);
            return here;
        });
        return begun[0];
    }

    public void leave(RoomId room, Subscriber subscriber) {
        feeds.computeIfPresent(room, (_, feed) -> {
            feed.leave(subscriber);
            return feed.empty() ? null : feed;
        });
    }

    /** Tells everybody who follows, each change encoded once. Called by the writer only, in the order of revs. */
    public void broadcast(List<Posted> changes) {
        for (Posted change : changes) {
            var feed = feeds.get(change.room());
            if (feed != null) {
                feed.tell(change.message().rev(), encode(change));
            }
        }
    }

    /**
     * Ends a user's following of a room: each of their connections gets what came before, then {@code last}, then
     * nothing of the room until it joins again. Called by the writer only, after the commit that removed them.
     */
    public void expel(RoomId room, UserId user, Event last) {
        var subscribers = byUser.getOrDefault(user, Set.of());
        if (!subscribers.isEmpty()) {
            var encoded = encode(last);
            subscribers.forEach(subscriber -> {
                leave(room, subscriber);
                subscriber.queue().offer(encoded);
            });
        }
    }

    /** Somebody has become a member of a room. Called after the commit that made them one; again is as once. */
    public void admit(RoomId room, UserId user) {
        // who belongs where is not kept yet
    }

    /** Tells every connection of one user. */
    public void tell(UserId user, Event event) {
        tell(Set.of(user), event);
    }

    /** Tells every connection of several users; encoded once. */
    public void tell(Collection<UserId> users, Event event) {
        var here = users.stream().filter(byUser::containsKey).toList();
        if (!here.isEmpty()) {
            var encoded = encode(event);
            here.forEach(user -> byUser.getOrDefault(user, Set.of())
                    .forEach(subscriber -> subscriber.queue().offer(encoded)));
        }
    }

    /** Who is connected here. */
    public Set<UserId> users() {
        return Set.copyOf(byUser.keySet());
    }

    /** How many members of a room are connected here, of those given. */
    public int online(Set<UserId> users) {
        return (int) users.stream().filter(byUser::containsKey).count();
    }

    /** Closes every connection of a session that has ended. */
    public void end(SessionId session) {
        byUser.values().forEach(subscribers -> subscribers.stream()
                .filter(subscriber -> subscriber.session().equals(session))
                .forEach(subscriber -> subscriber.close(CloseCode.REVOKED)));
    }

    /** Sends everybody away, to come back at moments of their own. */
    public void drain() {
        byUser.values().forEach(subscribers -> subscribers.forEach(subscriber -> {
            subscriber.queue().offer(encode(new Goodbye(random.nextInt(GOODBYE_MILLIS))));
            subscriber.close(CloseCode.DRAINING);
        }));
    }

    /** Whether nobody is connected. */
    public boolean empty() {
        return byUser.isEmpty();
    }
}
