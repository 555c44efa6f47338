package chat.klatch.server.presence;

import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.UserChanged;
import chat.klatch.protocol.frame.Watching;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.protocol.model.UserPresence;
import chat.klatch.server.hub.EncodedEvent;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.net.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether people are there and whether they type. A connection is a lease: it ends by itself when it falls silent, so
 * nobody stays for ever. One thread of its own does everything in turn and tells what changed every {@link #MOMENT}, so
 * that an answer to a watch is never older than what came before it, nor than a welcome. Any number of threads ask;
 * none waits.
 */
public final class Presence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private final Hub hub;
    private final InstantSource clock;
    private final Roll roll = new Roll();
    private final Watchers watchers = new Watchers();
    private final Typists typists = new Typists();
    private volatile @Nullable Signals signals;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("presence").daemon().factory());

    public Presence(Hub hub, InstantSource clock) {
        this.hub = hub;
        var steady = new SteadyClock(clock);
        this.clock = steady;
        every(MOMENT, () -> tell(steady.instant()));
        every(SWEEP, watchers::sweep);
        hub.onBroadcast(change -> spoke(change.room(), change.message().author().id()));
    }

    /** What others are told of who is here, by way of other nodes. Called on the thread of its own; must not block. */
    public interface Signals {
        /** How somebody's connections here want them to be seen; nothing where there is none any more. */
        void present(Map<UserId, Optional<chat.klatch.protocol.model.Presence>> changed);

        void typed(RoomId room, Person person);

        /** What somebody typed is there, whether or not it was told that they type. */
        void spoke(RoomId room, UserId author);
    }

    /** From now on other nodes are told; before anybody is connected. */
    public void tells(Signals others) {
        signals = others;
    }

    /** How somebody's connections to another node want them to be seen; null where there is none any more. */
    public void elsewhere(String node, UserId user, chat.klatch.protocol.model.@Nullable Presence status) {
        soon(() -> roll.set(user, node, status, clock.instant()));
    }

    /** These are all who are connected to another node: nobody, where it is no more. */
    public void elsewhere(String node, Map<UserId, chat.klatch.protocol.model.Presence> users) {
        soon(() -> roll.set(node, users, clock.instant()));
    }

    /** Somebody types in a room, by way of another node. */
    public void typesElsewhere(RoomId room, Person person) {
        soon(() -> typists.typed(room, person, clock.instant()));
    }

    private void every(Duration period, Runnable what) {
        var _ = thread.scheduleAtFixedRate(() -> guarded(what), period.toMillis(), period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void soon(Runnable what) {
        try {
            thread.execute(() -> guarded(what));
        } catch (RejectedExecutionException _) {
            // closing: nobody is told any more
        }
    }

    private static void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException broken) {
            LOG.error("Presence met a fault of ours.", broken);
        }
    }

    /** A connection stands, and is {@code online} until it says otherwise. */
    public void arrive(Subscriber subscriber) {
        soon(() -> roll.arrive(subscriber));
    }

    public void set(Subscriber subscriber, chat.klatch.protocol.model.Presence status) {
        soon(() -> {
            if (roll.knows(subscriber)) {
                roll.set(subscriber, status);
            }
        });
    }

    /** A connection has ended: it watches nobody, and its user is gone after a while. */
    public void leave(Subscriber subscriber) {
        soon(() -> {
            roll.leave(subscriber, clock.instant());
            watchers.stop(subscriber);
        });
    }

    /** Answers who of these are there, and from then on tells of them, and of them only. */
    public void watch(Subscriber subscriber, RequestId id, List<UserId> users) {
        soon(() -> {
            var named = new LinkedHashSet<>(users);
            tellStatus(roll.settle(named)); // who has just come is there, and whoever watches already hears it first
            if (roll.knows(subscriber)) {
                watchers.watch(subscriber, named);
            }
            var seen = named.stream().map(user -> new UserPresence(user, roll.shown(user))).toList();
            subscriber.queue().offer(hub.encode(new Watching(id, seen)));
        });
    }

    /** Whether somebody is there, as everybody is told. */
    public chat.klatch.protocol.model.Presence of(UserId user) {
        return roll.shown(user);
    }

    /** Who is connected to other nodes. */
    public Set<UserId> elsewhere() {
        return roll.elsewhere();
    }

    /** Tells of a changed profile: its user, and whoever watches them. Called after the commit. */
    public void profileChanged(User user) {
        var changed = new UserChanged(user);
        hub.tell(user.id(), changed);
        soon(() -> {
            var encoded = hub.encode(changed);
            watchers.each(user.id(), subscriber -> {
                if (!subscriber.user().equals(user.id())) {
                    subscriber.queue().offer(encoded);
                }
            });
        });
    }

    /** A member types in a room. */
    public void typed(RoomId room, Person person) {
        soon(() -> {
            typists.typed(room, person, clock.instant());
            var others = signals;
            if (others != null) {
                others.typed(room, person);
            }
        });
    }

    private void spoke(RoomId room, UserId author) {
        if (typists.anyone(room)) {
            soon(() -> {
                typists.spoke(room, author);
                var others = signals;
                if (others != null) {
                    others.spoke(room, author);
                }
            });
        }
    }

    private void tell(Instant now) {
        tellStatus(roll.settle(now));
        var here = roll.here();
        var others = signals;
        if (others != null && !here.isEmpty()) {
            others.present(here);
        }
        typists.settle(now).forEach(typing -> hub.tellLossy(typing.room(), typing));
    }

    private void tellStatus(Map<UserId, chat.klatch.protocol.model.Presence> news) {
        var bundles = new HashMap<Subscriber, List<EncodedEvent>>();
        news.forEach((user, status) -> {
            var encoded = hub.encode(new PresenceChanged(user, status));
            watchers.each(user, watcher -> bundles.computeIfAbsent(watcher, _ -> new ArrayList<>()).add(encoded));
        });
        bundles.forEach((watcher, all) -> watcher.queue().offerLossy(all));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
