package chat.klatch.server.presence;

import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.hub.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, by their connections: of several, {@code dnd} counts before {@code online} before {@code away}. What is
 * shown changes only when it is settled, so that whoever comes and goes unseen within a moment makes no news; who has
 * gone is shown as before until {@link #GONE_AFTER}. One thread; {@link #shown} and {@link #elsewhere} from any.
 */
final class Roll {
    static final Duration GONE_AFTER = Duration.ofSeconds(30);
    private final Map<UserId, Map<Subscriber, Presence>> connected = new HashMap<>();
    private final Map<UserId, Instant> gone = new LinkedHashMap<>();
    private final Set<UserId> changed = new HashSet<>();
    private final Set<UserId> changedHere = new HashSet<>();
    private final Map<UserId, Map<String, Presence>> elsewhere = new ConcurrentHashMap<>();
    private final Map<UserId, Presence> shown = new ConcurrentHashMap<>();

    void arrive(Subscriber subscriber) {
        set(subscriber, Presence.ONLINE);
    }

    /** How one connection wants its user to be seen. */
    void set(Subscriber subscriber, Presence status) {
        connected.computeIfAbsent(subscriber.user(), _ -> new HashMap<>(1)).put(subscriber, status);
        gone.remove(subscriber.user());
        changed.add(subscriber.user());
        changedHere.add(subscriber.user());
    }

    /** How somebody's connections to another node want them to be seen; null where there is none any more. */
    void set(UserId user, String node, @Nullable Presence status, Instant now) {
        if (status != null) {
            elsewhere.computeIfAbsent(user, _ -> new HashMap<>(1)).put(node, status);
            gone.remove(user);
            changed.add(user);
        } else {
            leave(user, node, now);
        }
    }

    private void leave(UserId user, String node, Instant now) {
        var nodes = elsewhere.get(user);
        if (nodes != null && nodes.remove(node) != null) {
            changed.add(user);
            if (nodes.isEmpty()) {
                elsewhere.remove(user);
                goes(user, now);
            }
        }
    }

    /** Another node is no more, or is there again: these are all who are connected to it. */
    void set(String node, Map<UserId, Presence> users, Instant now) {
        Set.copyOf(elsewhere.keySet()).stream().filter(user -> !users.containsKey(user))
                .forEach(user -> leave(user, node, now));
        users.forEach((user, status) -> set(user, node, status, now));
    }

    private void goes(UserId user, Instant now) {
        if (!connected.containsKey(user) && !elsewhere.containsKey(user)) {
            gone.put(user, now);
        }
    }

    /** How those are to be seen whose connections here have changed since this was asked last. */
    Map<UserId, Optional<Presence>> here() {
        var news = new HashMap<UserId, Optional<Presence>>();
        changedHere.forEach(user -> news.put(user,
                Optional.ofNullable(connected.get(user)).map(all -> together(all.values()))));
        changedHere.clear();
        return news;
    }

    boolean knows(Subscriber subscriber) {
        return connected.getOrDefault(subscriber.user(), Map.of()).containsKey(subscriber);
    }

    void leave(Subscriber subscriber, Instant now) {
        var user = subscriber.user();
        var connections = connected.get(user);
        if (connections != null && connections.remove(subscriber) != null) {
            changed.add(user);
            changedHere.add(user);
            if (connections.isEmpty()) {
                connected.remove(user);
                goes(user, now);
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
        var all = new ArrayList<>(connected.getOrDefault(user, Map.of()).values());
        all.addAll(elsewhere.getOrDefault(user, Map.of()).values());
        if (!all.isEmpty()) {
            var status = together(all);
            if (shown.put(user, status) != status) {
                news.put(user, status);
            }
        }
    }

    private static Presence together(Collection<Presence> connections) {
        if (connections.contains(Presence.DND)) {
            return Presence.DND;
        }
        return connections.contains(Presence.ONLINE) ? Presence.ONLINE : Presence.AWAY;
    }

    /** Who is connected to other nodes. */
    Set<UserId> elsewhere() {
        return Set.copyOf(elsewhere.keySet());
    }

    /** Whether somebody is there, as everybody is told. */
    Presence shown(UserId user) {
        return shown.getOrDefault(user, Presence.OFFLINE);
    }
}
