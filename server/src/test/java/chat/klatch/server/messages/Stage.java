package chat.klatch.server.messages;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.rooms.RoomDoors;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a real database without the rest of the server: each change in a commit of its own, the clock at hand.
 */
final class Stage implements AutoCloseable {
    static final RoomId ROOM = new RoomId("room");
    final RoomAccess access = new RoomAccess(new RoomDoors());
    final Messages messages = new Messages(access, new Notices() {
        @Override
        public String write(SystemNote note) {
            return note.kind();
        }

        @Override
        public SystemNote read(String stored) {
            return new SystemNote(stored, List.of(), null);
        }
    });
    final Recent recent = new Recent(1 << 20);
    final Database database;
    private final Path folder;
    private ReadMarkers markers = new ReadMarkers(access, 1);
    private Instant now = Instant.ofEpochMilli(1_000_000);
    private int keys;

    Stage() {
        try {
            folder = Files.createTempDirectory("klatch-stage");
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        database = TestDatabase.open(folder);
    }

    /** An empty room of this kind, and nothing else. */
    void clear(String kind) {
        markers = new ReadMarkers(access, 1); // no room of ours is ever another
        write(handle -> {
            messages.forget(handle, ROOM);
            for (var table : List.of("member", "head", "room", "account")) {
                handle.execute("delete from " + table);
            }
            handle.execute("insert into room (id, name, kind, topic, created_at) values (?, 'Room', ?, '', 0)",
                    ROOM.value(), kind);
        });
    }

    /** Somebody with an account, who is no member yet. */
    UserId account(String username) {
        write(handle -> handle.execute("insert into account (id, username, name, role, password, created_at)"
                + " values (?, ?, ?, 'member', '', 0)", username, username, username));
        return new UserId(username);
    }

    void join(UserId user, String role) {
        write(handle -> {
            handle.execute("insert into member (room, \"user\", role, joined_at) values (?, ?, ?, 0)", ROOM.value(),
                    user.value(), role);
            markers.start(handle, ROOM, user, ReadMarkers.head(handle, ROOM));
        });
    }

    UserId member(String username) {
        var user = account(username);
        join(user, "member");
        return user;
    }

    void leave(UserId user) {
        write(handle -> {
            handle.execute("delete from member where room = ? and member.user = ?", ROOM.value(), user.value());
            markers.end(handle, ROOM, user);
        });
    }

    void passes(long millis) {
        now = now.plusMillis(millis);
    }

    Instant now() {
        return now;
    }

    void write(Consumer<Handle> work) {
        database.write(handle -> {
            work.accept(handle);
            return 0;
        });
    }

    Committed commit(Change change) {
        return log(change::write);
    }

    Committed notice(UserId actor, String kind) {
        return log(transaction -> messages.notice(transaction, ROOM, new Person(actor, actor.value()),
                new SystemNote(kind, List.of(), null)));
    }

    private Committed log(Function<LogTransaction, Committed> work) {
        var committed = database.write(handle -> {
            var transaction = new LogTransaction(handle, now);
            var made = work.apply(transaction);
            transaction.finish();
            return made;
        });
        var told = committed.told();
        recent.add(told == null ? List.of() : List.of(told));
        return committed;
    }

    Committed send(UserId author, String text) {
        return send(author, "message-" + ++keys, text, null);
    }

    Committed send(UserId author, String key, String text, @Nullable Long replyTo) {
        return commit(messages.send(new Person(author, author.value()), new Draft(ROOM, new MessageKey(key), text,
                replyTo), () -> {
                }));
    }

    /** Says the same again and again, in one commit. */
    void sendAll(UserId author, String text, int times) {
        write(handle -> {
            var transaction = new LogTransaction(handle, now);
            for (int i = 0; i < times; i++) {
                messages.send(new Person(author, author.value()), new Draft(ROOM, new MessageKey("message-" + ++keys),
                        text, null), () -> {
                        }).write(transaction);
            }
            transaction.finish();
        });
    }

    Committed edit(UserId user, long seq, String text, @Nullable Long base) {
        return commit(messages.edit(user, new Edit(new RequestId("r"), ROOM, seq, text, base)));
    }

    Committed delete(UserId user, long seq) {
        return commit(messages.delete(user, new Delete(new RequestId("r"), ROOM, seq)));
    }

    Committed react(UserId user, long seq, String emoji, boolean on) {
        return commit(messages.react(user, new React(new RequestId("r"), ROOM, seq, emoji, on)));
    }

    void read(UserId user, long seq, boolean back) {
        write(handle -> markers.move(handle, user, new Read(ROOM, seq, back)));
    }

    long head() {
        return database.read(handle -> ReadMarkers.head(handle, ROOM));
    }

    Marker marker(UserId user) {
        return database.read(handle -> markers.committed(handle, ROOM, user));
    }

    @Override
    public void close() {
        database.close();
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
