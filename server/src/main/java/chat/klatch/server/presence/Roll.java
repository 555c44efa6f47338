package chat.klatch.server.presence;

import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is there, by their connections: of several, {@code dnd} counts before {@code online} before {@code away}. What is
 * shown changes only when it is settled, so that whoever comes and goes unseen within a moment makes no news; who has
 * gone is shown as before until {@link #GONE_AFTER}. One thread; {@link #shown} from any.
 */
final class Roll {
    static final Duration GONE_AFTER = Duration.ofSeconds(30);
    private final Map<UserId, Map<Subscriber, Presence>> connected = new HashMap<>();
    private final Map<UserId, Instant> gone = new LinkedHashMap<>();
    private final Set<UserId> changed = new HashSet<>();
    private final Map<UserId, Presence> shown = new ConcurrentHashMap<>();

    void arrive(Subscriber subscriber) {
        set(subscriber, Presence.ONLINE);
    }

    /** How one connection wants its user to be seen. */
    void set(Subscriber subscriber, Presence status) {
        connected.computeIfAbsent(subscriber.user(), _ -> new HashMap<>(1)).put(subscriber, status);
        gone.remove(subscriber.user());
        changed.add(subscriber.user());
    }

    boolean knows(Subscriber subscriber) {
        return connected.getOrDefault(subscriber.user(), Map.of()).containsKey(subscriber);
    }

    void leave(Subscriber subscriber, Instant now) {
        var user = subscriber.user();
        var connections = connected.get(user);
        if (connections != null && connections.remove(subscriber) != null) {
            changed.add(user);
            if (connections.isEmpty()) {
                connected.remove(user);
                gone.put(user, now);
            }
        }
    }

    /** What of these is to be shown otherwise than before, by the connections that stand. */
    Map<UserId, Presence> settle(Collection<UserId> users) {
        var news = new LinkedHashMap<UserId, Presence>();
        users.stream().filter(changed::remove).forEach(user -> show(user, news));
        return news;
    }

    /** What is to be shown otherwise than before. */
    Map<UserId, Presence> settle(Instant now) {
        var news = new LinkedHashMap<UserId, Presence>();
        changed.forEach(user -> show(user, news));
        changed.clear();
        for (Iterator<Map.Entry<UserId, Instant>> oldest = gone.entrySet().iterator(); oldest.hasNext();) {
            var left = oldest.next();
            if (left.getValue().plus(GONE_AFTER).isAfter(now)) {
                break;
            }
            oldest.remove();
            if (shown.remove(left.getKey()) != null) {
                news.put(left.getKey(), Presence.OFFLINE);
            }
        }
        return news;
    }

    private void show(UserId user, Map<UserId, Presence> news) {
        var connections = connected.get(user);
        if (connections != null) {
            var status = together(connections);
            if (shown.put(user, status) != status) {
                news.put(user, status);
            }
        }
    }

    private static Presence together(Map<Subscriber, Presence> connections) {
        if (connections.containsValue(Presence.DND)) {
            return Presence.DND;
        }
        return connections.containsValue(Presence.ONLINE) ? Presence.ONLINE : Presence.AWAY;
    }

    /** Whether somebody is there, as everybody is told. */
    Presence shown(UserId user) {
        return shown.getOrDefault(user, Presence.OFFLINE);
    }
}
