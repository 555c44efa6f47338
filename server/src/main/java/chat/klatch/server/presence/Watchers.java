package chat.klatch.server.presence;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Subscriber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which connections watch whom, by the watched: a change costs as much as it has watchers. A connection that watches
 * others now, or none any more, only marks its place; marked places are swept up in passing, so that ending costs
 * nothing and five hundred watched cost a reference each. One thread.
 */
final class Watchers {
    private static final class Watch {
        private final Subscriber subscriber;
        private boolean over;

        Watch(Subscriber subscriber) {
            this.subscriber = subscriber;
        }
    }

    private final Map<Subscriber, Watch> current = new HashMap<>();
    private final Map<UserId, List<Watch>> watching = new HashMap<>();
    private boolean untidy;

    /** Has a connection watch these, and no others. */
    void watch(Subscriber subscriber, Collection<UserId> users) {
        stop(subscriber);
        if (!users.isEmpty()) {
            var watch = new Watch(subscriber);
            current.put(subscriber, watch);
            users.forEach(user -> watching.computeIfAbsent(user, _ -> new ArrayList<>(1)).add(watch));
        }
    }

    void stop(Subscriber subscriber) {
        var before = current.remove(subscriber);
        if (before != null) {
            before.over = true;
            untidy = true;
        }
    }

    void each(UserId user, Consumer<Subscriber> what) {
        for (Watch watch : watching.getOrDefault(user, List.of())) {
            if (!watch.over) {
                what.accept(watch.subscriber);
            }
        }
    }

    /** Forgets the places of those that watch no more. */
    void sweep() {
        if (untidy) {
            untidy = false;
            watching.values().removeIf(watches -> {
                watches.removeIf(watch -> watch.over);
                return watches.isEmpty();
            });
        }
    }
}
