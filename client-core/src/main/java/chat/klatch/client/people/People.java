package chat.klatch.client.people;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.connection.Outcome;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.SetPresence;
import chat.klatch.protocol.frame.Watch;
import chat.klatch.protocol.frame.Watching;
import chat.klatch.protocol.model.Availability;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom this client knows, and of those on the screen whether they are there. The server tells of whom it is asked to
 * watch only, so whoever draws people says whom. One thread.
 */
public final class People {
    private static final int KNOWN = 2_000;
    private static final long RETRY_MILLIS = 1_000;
    private final Connection connection;
    private final Clock clock;
    private final Runnable changed;
    private final Map<UserId, User> known = new LinkedHashMap<>();
    private final Map<UserId, Presence> statuses = new HashMap<>();
    private Set<UserId> wanted = Set.of();
    private Set<UserId> asked = Set.of();
    private boolean underWay;
    private Presence mine = Presence.ONLINE;
    private Runnable retry = () -> {
    };

    /**
     * @param changed
     *            hears that somebody's name or presence is another
     */
    public People(Connection connection, Clock clock, Runnable changed) {
        this.connection = connection;
        this.clock = clock;
        this.changed = changed;
    }

    /** Nobody is signed in: nothing of anybody stays. */
    public void close() {
        retry.run();
        known.clear();
        statuses.clear();
        wanted = Set.of();
        asked = Set.of();
        underWay = false;
        mine = Presence.ONLINE;
    }

    /** A new socket is signed in, which watches nobody and is online. */
    public void welcomed(User me) {
        meet(List.of(me));
        asked = Set.of();
        underWay = false;
        ask();
        if (mine != Presence.ONLINE) {
            connection.signal(new SetPresence(Availability.of(mine)));
        }
    }

    /** Whoever was told of elsewhere: in a room, an answer, a list. */
    public void meet(Collection<User> users) {
        for (User user : users) {
            known.remove(user.id()); // so that those who were met last stay longest
            known.put(user.id(), user);
        }
        while (known.size() > KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
    }

    public void changed(User user) {
        meet(List.of(user));
        changed.run();
    }

    public void changed(PresenceChanged news) {
        if (wanted.contains(news.user()) && statuses.put(news.user(), news.status()) != news.status()) {
            changed.run();
        }
    }

    /** Somebody by their id, as they were last told of; null where they never were. */
    public @Nullable User user(UserId id) {
        return known.get(id);
    }

    /** Whether somebody is there; null where that is not watched, or not known yet. */
    public @Nullable Presence presence(UserId id) {
        return statuses.get(id);
    }

    /** Names everybody whose presence is shown from now on; of too many, the first. */
    public void watch(Collection<UserId> users) {
        var next = new LinkedHashSet<UserId>();
        users.stream().limit(Limits.USERS_WATCHED).forEach(next::add);
        wanted = next;
        statuses.keySet().retainAll(next);
        ask();
    }

    private void ask() {
        if (underWay || wanted.equals(asked) || !connection.isUp()) {
            return;
        }
        retry.run();
        underWay = true;
        asked = wanted;
        var users = List.copyOf(asked);
        connection.ask(id -> new Watch(id, users), this::settle);
    }

    private void settle(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(Watching answer) -> {
                underWay = false;
                answer.users().stream().filter(one -> wanted.contains(one.id()))
                        .forEach(one -> statuses.put(one.id(), one.status()));
                changed.run();
                ask();
            }
            case Outcome.Denied(Failed why) when why.code().passes() -> {
                var after = why.after();
                retry = clock.after(after == null ? RETRY_MILLIS : after, () -> {
                    underWay = false;
                    asked = Set.of();
                    ask();
                });
            }
            case Outcome.Answered _,Outcome.Denied _,Outcome.Cut _ -> underWay = false;
        }
    }

    /** How this client wants its user to be seen, on every connection from now on. */
    public void show(Presence status) {
        if (status != mine) {
            mine = status;
            connection.signal(new SetPresence(Availability.of(status)));
        }
    }
}
