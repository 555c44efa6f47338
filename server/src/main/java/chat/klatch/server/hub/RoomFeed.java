package chat.klatch.server.hub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who follows one room here. Any number of threads; only the writer's tells, so each rev comes in order. */
final class RoomFeed {
    private final Map<Subscriber, Subscription> followers = new ConcurrentHashMap<>();

    Subscription follow(Subscriber subscriber) {
        var subscription = followers.computeIfAbsent(subscriber, one -> new Subscription(one.queue()));
        subscription.hold();
        return subscription;
    }

    void leave(Subscriber subscriber) {
        var left = followers.remove(subscriber);
        if (left != null) {
            left.end();
        }
    }

    boolean empty() {
        return followers.isEmpty();
    }

    void tell(long rev, EncodedEvent event) {
        followers.values().forEach(follower -> follower.tell(rev, event));
    }
}
