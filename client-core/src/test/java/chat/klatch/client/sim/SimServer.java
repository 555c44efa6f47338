package chat.klatch.client.sim;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.frame.Ping;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * The model: a server that does what PROTOCOL.md says, over lines that are slow and break. It resumes only a few
 * messages and answers with short pages, so that resets and paging come often.
 */
public final class SimServer {
    /** What becomes of a change: it is so now, or it cannot be. */
    enum Outcome {
        DONE, CONFLICT
    }

    private static final int RESUMED = 6;
    private static final int PAGE = 5;
    private static final int GRUMPY_OF_TEN = 4;
    private final SimClock clock;
    private final Random random;
    private final Map<RoomId, SimRoom> rooms = new LinkedHashMap<>();
    private final List<SimLine> lines = new ArrayList<>();
    private long downUntil;
    private boolean grumpy;

    public SimServer(SimClock clock, long seed, RoomId... names) {
        this.clock = clock;
        random = new Random(seed);
        for (RoomId name : names) {
            rooms.put(name, new SimRoom(name));
        }
    }

    public SimRoom room(RoomId id) {
        return rooms.get(id);
    }

    /** Sockets of one person to this server. */
    public SimSockets socketsOf(User user) {
        return new SimSockets(socket -> {
            var line = new SimLine(clock, random, user, socket, this::handle);
            lines.removeIf(SimLine::over);
            lines.add(line);
            if (clock.now() < downUntil) {
                line.end(1006, false);
            } else {
                line.accept();
            }
        });
    }

    private void handle(SimLine line, Command command) {
        switch (command) {
            case Auth auth -> welcome(line, auth);
            case Ping ping -> line.tell(new Pong(ping.n()));
            case Join join -> join(line, join);
            case Send send -> send(line, send);
            case History asked -> page(line, asked);
            case Read read -> read(line, read);
            case Edit edit -> change(line, edit.id(), edit.room(), edit.seq(), room -> room.edit(line.user(), edit));
            case Delete delete -> change(line, delete.id(), delete.room(), delete.seq(), room -> room.delete(line
                    .user(), delete));
            case React react -> change(line, react.id(), react.room(), react.seq(), room -> room.react(line.user(),
                    react));
            default -> throw new AssertionError("no client says this here: " + command);
        }
    }

    private void welcome(SimLine line, Auth auth) {
        line.welcome();
        var told = rooms.values().stream().map(room -> new Room(room.id(), room.id().value(), RoomKind.PUBLIC, "",
                room.rev(), room.newest(), room.marker(line.user()), room.unread(line.user()),
                room.mentions(line.user()), 2, RoomRole.MEMBER, false, false, null)).toList();
        line.tell(new Welcome(auth.id(), line.user(), new SessionId("session"), "epoch", clock.now(), "1",
                new Welcome.Place("Home"), clock.now() + 900_000, new Welcome.Bounds(8_000, 65_536, 200, null, null),
                told, false));
    }

    private void join(SimLine line, Join join) {
        var room = room(join.room());
        var since = join.since();
        var changed = since == null ? List.<Message>of() : room.changedSince(since);
        boolean anew = since == null || since > room.rev() || changed.size() > RESUMED;
        var newest = room.before(Long.MAX_VALUE, PAGE);
        var messages = anew ? newest : changed;
        boolean more = anew && messages.size() < room.messages().size();
        line.join(join.room());
        line.tell(new Joined(join.id(), join.room(), room.rev(), messages, anew && since != null, more, 1,
                room.marker(line.user()), room.unread(line.user()), room.mentions(line.user())));
    }

    private void send(SimLine line, Send send) {
        var room = room(send.room());
        var known = room.known(line.user(), send.key());
        if (known != null) {
            line.tell(new Ack(send.id(), send.room(), known, known, room.at(known).at(), true));
        } else if (!refusedForNow(line, send.id())) {
            var message = room.say(line.user(), send.key(), send.text(), clock.now());
            line.tell(new Ack(send.id(), send.room(), message.seq(), message.rev(), message.at(), false));
            broadcast(send.room(), message);
        }
    }

    private boolean refusedForNow(SimLine line, RequestId id) {
        boolean refused = grumpy && random.nextInt(10) < GRUMPY_OF_TEN;
        if (refused) {
            var codes = List.of(ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL);
            line.tell(new Failed(id, codes.get(random.nextInt(codes.size())), "not now", null,
                    random.nextBoolean() ? random.nextLong(3_000) : null));
        }
        return refused;
    }

    private void change(SimLine line, RequestId id, RoomId room, long seq, Function<SimRoom, Outcome> wish) {
        if (refusedForNow(line, id)) {
            return;
        }
        long before = room(room).rev();
        switch (wish.apply(room(room))) {
            case CONFLICT -> line.tell(new Failed(id, ErrorCode.CONFLICT, "it is otherwise", null, null));
            case DONE -> {
                var now = room(room).at(seq);
                var editedAt = now.editedAt();
                line.tell(new Ack(id, room, seq, now.rev(), editedAt == null ? now.at() : editedAt, false));
                if (now.rev() > before) {
                    broadcast(room, now);
                }
            }
        }
    }

    private void page(SimLine line, History asked) {
        var room = room(asked.room());
        var found = room.page(asked, PAGE);
        boolean more = !found.isEmpty() && found.getFirst().seq() > room.messages().getFirst().seq();
        boolean newer = !found.isEmpty() && found.getLast().seq() < room.newest();
        line.tell(new Page(asked.id(), asked.room(), room.rev(), found, more, newer));
    }

    private void read(SimLine line, Read read) {
        var room = room(read.room());
        room.read(line.user(), read.seq(), read.back());
        var told = new MarkerMoved(read.room(), room.marker(line.user()), room.unread(line.user()),
                room.mentions(line.user()));
        lines.stream().filter(one -> one.welcomed() && one.user().equals(line.user())).forEach(one -> one.tell(told));
    }

    /** Tells a change to everybody who follows the room. */
    public void broadcast(RoomId room, Message message) {
        lines.stream().filter(line -> line.follows(room)).forEach(line -> line.tell(new Posted(room, message)));
    }

    private List<SimLine> of(User user) {
        return lines.stream().filter(line -> !line.over() && line.user().equals(user)).toList();
    }

    /** Breaks the connections of one person; where silent, neither end is told. */
    public void cut(User user, boolean silent) {
        of(user).forEach(line -> line.end(1006, silent));
    }

    public void lose(User user, Class<? extends Event> kind) {
        of(user).forEach(line -> line.lose(kind));
    }

    /** The server is killed, and back after a while. */
    public void kill(long millis) {
        downUntil = clock.now() + millis;
        lines.forEach(line -> line.end(1006, false));
    }

    /** Sends everybody away, as a server that is about to close does. */
    public void drain(long afterMillis) {
        lines.stream().filter(SimLine::welcomed).forEach(line -> {
            line.tell(new Goodbye(afterMillis));
            line.endAfterwards(4001);
        });
    }

    /** From now on the server makes no faults. */
    public void mend() {
        grumpy = false;
        lines.forEach(SimLine::mend);
    }

    /** Whether some sends are refused for now. */
    public void grumpy(boolean now) {
        grumpy = now;
    }
}
