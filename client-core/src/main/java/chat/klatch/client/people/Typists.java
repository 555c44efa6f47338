package chat.klatch.client.people;

import chat.klatch.client.Clock;
import chat.klatch.client.connection.Connection;
import chat.klatch.protocol.frame.Typing;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is typing where, and that this user is. The server tells when somebody stops, but may leave that out when much is
 * to be told: what is not told again is over by itself. One thread.
 */
public final class Typists {
    /** Others who are typing, the first three by name, and how many more. */
    public record Now(List<Person> users, int more) {
        static final Now NOBODY = new Now(List.of(), 0);

        public Now {
            users = List.copyOf(users);
        }
    }

    private record Told(Now now, Runnable cancel) {
    }

    /** A server's six seconds, and one until it can have told. */
    private static final long OVER_MILLIS = 7_000;
    private static final long APART_MILLIS = 3_000;
    private final Connection connection;
    private final Clock clock;
    private final Consumer<RoomId> changed;
    private final Map<RoomId, Told> rooms = new HashMap<>();
    private final Map<RoomId, Long> saidAt = new HashMap<>();
    private @Nullable UserId me;

    public Typists(Connection connection, Clock clock, Consumer<RoomId> changed) {
        this.connection = connection;
        this.clock = clock;
        this.changed = changed;
    }

    public void open(UserId user) {
        close();
        me = user;
    }

    public void close() {
        me = null;
        saidAt.clear();
        rooms.values().forEach(told -> told.cancel.run());
        rooms.clear();
    }

    /** Nobody is heard while the connection is down. */
    public void down() {
        List.copyOf(rooms.keySet()).forEach(room -> become(room, Now.NOBODY));
    }

    /** Who types in a room, without this user. */
    public Now in(RoomId room) {
        var told = rooms.get(room);
        return told == null ? Now.NOBODY : told.now;
    }

    public void told(TypingNow typing) {
        var others = typing.users().stream().filter(person -> !person.id().equals(me)).toList();
        boolean shown = others.size() < typing.users().size();
        boolean among = !shown && typing.more() > 0 && isTyping(typing.room());
        become(typing.room(), new Now(others, typing.more() - (among ? 1 : 0)));
    }

    private boolean isTyping(RoomId room) {
        var at = saidAt.get(room);
        return at != null && clock.now() - at < OVER_MILLIS;
    }

    private void become(RoomId room, Now now) {
        var before = rooms.remove(room);
        if (before != null) {
            before.cancel.run();
        }
        if (!now.equals(Now.NOBODY)) {
            rooms.put(room, new Told(now, clock.after(OVER_MILLIS, () -> become(room, Now.NOBODY))));
        }
        if (!now.equals(before == null ? Now.NOBODY : before.now)) {
            changed.accept(room);
        }
    }

    /** Somebody's message is there: they type no more. */
    public void spoke(RoomId room, Message message) {
        if (message.seq() != message.rev()) {
            return; // a change of what was there
        }
        var author = message.author().id();
        var now = in(room);
        var others = now.users.stream().filter(person -> !person.id().equals(author)).toList();
        if (others.size() < now.users.size()) {
            become(room, new Now(others, now.more));
        }
    }

    /** This user typed something; told as often as that is allowed. */
    public void typed(RoomId room) {
        var at = saidAt.get(room);
        if (connection.isUp() && (at == null || clock.now() - at >= APART_MILLIS)) {
            saidAt.put(room, clock.now());
            connection.signal(new Typing(room));
        }
    }

    /** This user's message is on its way: what they type next begins anew. */
    public void sent(RoomId room) {
        saidAt.remove(room);
    }
}
