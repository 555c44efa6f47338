package chat.klatch.server.hub;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Who is connected to this process, which rooms they belong to, and which they follow. Any number of threads; nothing
 * here blocks, except that who tells waits while far too much is still to be told. What is told goes out in the order
 * in which it was given here.
 */
public final class Hub implements AutoCloseable {
    /** The name of the one thread that tells; without it nobody hears anything. */
    public static final String THREAD = "fan-out";
    private final Function<Event, byte[]> encoding;
    private final Attendance attendance;
    private final Map<UserId, Set<Subscriber>> byUser = new ConcurrentHashMap<>();
    private final Map<RoomId, RoomFeed> feeds = new ConcurrentHashMap<>();
    private final List<Consumer<Posted>> listeners = new CopyOnWriteArrayList<>();
    private final FanOut fanOut;

    /**
     * @param encoding
     *            an event's UTF-8
     * @param delivered
     *            told how many changes of a room went to how many connections, multiplied; must not block
     */
    public Hub(Function<Event, byte[]> encoding, Members members, LongConsumer delivered) {
        this.encoding = encoding;
        fanOut = new FanOut(delivered);
        attendance = new Attendance(members);
    }

    public EncodedEvent encode(Event event) {
        return new EncodedEvent(encoding.apply(event));
    }

    /** Tells {@code listener} of each change that is told to a room; it must not block. */
    public void onBroadcast(Consumer<Posted> listener) {
        listeners.add(listener);
    }

    /** Takes a connection in. Blocks while it is read where its user belongs. */
    public void add(Subscriber subscriber) {
        byUser.compute(subscriber.user(), (user, others) -> {
            attendance.arrive(user);
            var all = others == null ? ConcurrentHashMap.<Subscriber>newKeySet(1) : others;
            all.add(subscriber);
            return all;
        });
        attendance.read(subscriber.user());
    }

    /** Forgets a connection; again is as once. */
    public void remove(Subscriber subscriber) {
        byUser.computeIfPresent(subscriber.user(), (user, all) -> {
            all.remove(subscriber);
            if (all.isEmpty()) {
                attendance.depart(user);
                return null;
            }
            return all;
        });
        subscriber.unfollowAll().forEach(this::end);
    }

    /**
     * Lets a connection follow a room; what happens is held until the subscription begins.
     *
     * @throws Refused
     *             where it follows as many as it may
     */
    public Subscription follow(RoomId room, Subscriber subscriber) {
        var subscription = subscriber.follow(room);
        if (subscription == null) {
            throw new Refused(ErrorCode.CONFLICT, "A connection follows at most " + Limits.ROOMS_JOINED + " rooms.");
        }
        subscription.hold();
        feeds.compute(room, (_, feed) -> {
            var here = feed == null ? new RoomFeed() : feed;
            here.follow(subscription);
            return here;
        });
        return subscription;
    }

    public void leave(RoomId room, Subscriber subscriber) {
        var subscription = subscriber.unfollow(room);
        if (subscription != null) {
            end(room, subscription);
        }
    }

    /**
     * The same of a subscription that came to nothing, also where its connection was removed from the room meanwhile.
     */
    public void leave(RoomId room, Subscriber subscriber, Subscription subscription) {
        leave(room, subscriber);
        end(room, subscription);
    }

    private void end(RoomId room, Subscription subscription) {
        feeds.computeIfPresent(room, (_, feed) -> {
            feed.leave(subscription);
            return feed.empty() ? null : feed;
        });
        subscription.end();
    }

    /** Tells everybody who follows, each change encoded once. Called by one thread only, in the order of revs. */
    public void broadcast(List<Posted> changes) {
        if (!changes.isEmpty()) {
            fanOut.give(telling -> {
                long now = System.nanoTime();
                changes.forEach(change -> take(change, now, telling));
            });
        }
    }

    private void take(Posted change, long nanos, FanOut telling) {
        var feed = feeds.get(change.room());
        if (feed != null) {
            feed.take(Told.one(change.message().rev(), encode(change)), nanos);
            telling.gathers(feed);
        }
        listeners.forEach(listener -> listener.accept(change));
    }

    /** Tells those who follow a room what may be lost and is no part of its log. */
    public void tellLossy(RoomId room, Event event) {
        fanOut.give(_ -> {
            var feed = feeds.get(room);
            if (feed != null) {
                var encoded = encode(event);
                feed.each(follower -> follower.tellLossy(encoded));
            }
        });
    }

    /** Somebody has become a member of a room. Called after the commit that made them one; again is as once. */
    public void admit(RoomId room, UserId user) {
        fanOut.give(_ -> attendance.admit(room, user));
    }

    /** What {@link #admit(RoomId, UserId, int)} must be given that was asked before it was read whether they belong. */
    public int changes(UserId user) {
        return attendance.changes(user);
    }

    /**
     * It was read that somebody is a member of a room, and they count as one at once; again is as once, and nothing
     * where their rooms have changed since.
     *
     * @param since
     *            {@link #changes} before it was read
     */
    public void admit(RoomId room, UserId user, int since) {
        attendance.admit(room, user, since);
    }

    /**
     * Ends a user's following of a room: each of their connections gets what came before, then {@code last}, then
     * nothing of the room until it joins again. Called in its turn between what is broadcast, after the commit that
     * removed them.
     */
    public void expel(RoomId room, UserId user, Event last) {
        fanOut.give(telling -> {
            flush(room, telling);
            attendance.dismiss(room, user);
            expel(room, of(user), encode(last));
        });
    }

    /**
     * Ends everybody's following of a room, as {@link #expel} does.
     *
     * @param everyone
     *            whether {@code last} goes to all that are connected; else to the room's members
     */
    public void dissolve(RoomId room, boolean everyone, Event last) {
        fanOut.give(telling -> {
            flush(room, telling);
            var encoded = encode(last);
            var members = Set.copyOf(attendance.here(room));
            byUser.forEach((user, subscribers) -> {
                if (everyone || members.contains(user)) {
                    expel(room, subscribers, encoded);
                }
            });
            members.forEach(member -> attendance.dismiss(room, member));
        });
    }

    private void flush(RoomId room, FanOut telling) {
        var feed = feeds.get(room);
        if (feed != null) {
            telling.flush(feed);
        }
    }

    private void expel(RoomId room, Set<Subscriber> subscribers, EncodedEvent last) {
        subscribers.forEach(subscriber -> {
            leave(room, subscriber);
            subscriber.tell(last);
        });
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
            fanOut.give(_ -> here.forEach(user -> of(user).forEach(subscriber -> subscriber.tell(encoded))));
        }
    }

    /** Tells everybody who is connected. */
    public void tellAll(Event event) {
        var encoded = encode(event);
        fanOut.give(_ -> byUser.values()
                .forEach(subscribers -> subscribers.forEach(subscriber -> subscriber.tell(encoded))));
    }

    /**
     * Tells connections of one member that do not follow the room what happened there.
     *
     * @param nanos
     *            when counting began
     * @param again
     *            told of a connection for which to count again
     */
    public void tellActivity(RoomId room, List<Subscriber> subscribers, Event activity, long nanos,
            Consumer<Subscriber> again) {
        var encoded = encode(activity);
        fanOut.give(_ -> subscribers.forEach(subscriber -> {
            if (attendance.belongs(subscriber.user(), room) && !subscriber.tellActivity(room, encoded, nanos)) {
                again.accept(subscriber);
            }
        }));
    }

    /**
     * Tells connections of one member how far they have read.
     *
     * @param nanos
     *            when counting began
     * @param again
     *            told where to count again
     */
    public void tellMarker(RoomId room, Set<Subscriber> subscribers, Event marker, long nanos, Runnable again) {
        var encoded = encode(marker);
        fanOut.give(_ -> {
            boolean settled = true;
            for (Subscriber subscriber : subscribers) {
                settled &= !attendance.belongs(subscriber.user(), room)
                        || subscriber.tellMarker(room, encoded, nanos);
            }
            if (!settled) {
                again.run();
            }
        });
    }

    /** Who is connected now. */
    public Set<UserId> users() {
        return Set.copyOf(byUser.keySet());
    }

    /** The connections of one user; a live view. */
    public Set<Subscriber> of(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    /** The members of a room that are connected; a live view. */
    public Set<UserId> present(RoomId room) {
        return attendance.here(room);
    }

    /** The sessions of all that are connected now. */
    public Set<SessionId> sessions() {
        return byUser.values().stream().flatMap(Set::stream).map(Subscriber::session)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Closes every connection of a session that has ended. */
    public void end(SessionId session) {
        byUser.values().forEach(subscribers -> subscribers.stream()
                .filter(subscriber -> subscriber.session().equals(session))
                .forEach(subscriber -> subscriber.close(CloseCode.REVOKED)));
    }

    /** Nobody knows what these users have missed: each of their connections is sent away, to come back and be told. */
    public void sendAway(Collection<UserId> users) {
        users.forEach(user -> of(user).forEach(Subscriber::sendAway));
    }

    /** How much is still to be told: a number of steps. */
    public int waiting() {
        return fanOut.waiting();
    }

    /** Whether nobody is connected. */
    public boolean empty() {
        return byUser.isEmpty();
    }

    /** Tells what it was given, and nothing more. */
    @Override
    public void close() {
        fanOut.close();
    }
}
