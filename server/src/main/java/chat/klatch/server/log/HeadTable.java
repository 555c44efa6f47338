package chat.klatch.server.log;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.storage.HotStatement;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of heads. */
final class HeadTable {
    private static final String OF = "select rev, seq, at from head where room = ?";
    private static final String SET = """
            insert into head (room, rev, seq, at) values (?, ?, ?, ?)
            on conflict (room) do update set rev = excluded.rev, seq = excluded.seq, at = excluded.at""";

    private static final String REMOVE = "delete from head where room = ?";

    private HeadTable() {
    }

    static Optional<Head> of(Handle handle, RoomId room) {
        return HotStatement.of(handle, OF).first(
                row -> new Head(row.number(1), row.number(2), row.instant(3)), room);
    }

    static void set(Handle handle, RoomId room, Head head) {
        HotStatement.of(handle, SET).write(room, head.rev(), head.seq(), head.at());
    }

    static void remove(Handle handle, RoomId room) {
        HotStatement.of(handle, REMOVE).write(room);
    }
}
