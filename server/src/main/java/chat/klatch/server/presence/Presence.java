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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("presence").daemon().factory());

    public Presence(Hub hub, InstantSource clock) {
        this.hub = hub;
        this.clock = clock;
        every(MOMENT, () -> tell(clock.instant()));
        every(SWEEP, watchers::sweep);
        hub.onBroadcast(change -> spoke(change.room(), change.message().author().id()));
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
        soon(() -> typists.typed(room, person, clock.instant()));
    }

    private void spoke(RoomId room, UserId author) {
        if (typists.anyone(room)) {
            soon(() -> typists.spoke(room, author));
        }
    }

    private void tell(Instant now) {
        tellStatus(roll.settle(now));
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
