package chat.klatch.server.rooms;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Door;
import chat.klatch.server.access.Doors;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.storage.HotStatement;
import chat.klatch.server.storage.HotStatement.Column;
import chat.klatch.server.storage.Tables;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The doors as the rooms' table has them. */
public final class RoomDoors implements Doors {
    private static final String DOOR = "select kind, archived from room where id = ?";
    private static final String DOORS = """
            select id, kind, archived, exists (select 1 from head where head.room = id) from room where id = any (?)""";

    @Override
    public Optional<Door> door(Handle handle, RoomId room) {
        return HotStatement.of(handle, DOOR).first(row -> {
            var kind = row.constant(1, RoomKind.class);
            return new Door(kind, row.flag(2), kind != RoomKind.DIRECT || RoomLog.head(handle, room).isPresent());
        }, room);
    }

    @Override
    public Map<RoomId, Door> doors(Handle handle, Collection<RoomId> rooms) {
        return HotStatement.of(handle, DOORS).all(row -> {
            var kind = row.constant(2, RoomKind.class);
            return Map.entry(new RoomId(row.text(1)),
                    new Door(kind, row.flag(3), kind != RoomKind.DIRECT || row.flag(4)));
        }, Column.of("text", rooms, RoomId::value)).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<UserId> owners(Handle handle, RoomId room) {
        return Tables.of(handle, RoomListQueries.class).owners(room);
    }

    @Override
    public Optional<UserId> heir(Handle handle, RoomId room) {
        return owners(handle, room).isEmpty() ? Tables.of(handle, RoomListQueries.class).heir(room) : Optional.empty();
    }
}
