package chat.klatch.server.storage;

import chat.klatch.protocol.model.RoomId;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * Keeps other processes from rooms' logs and whatever else belongs to the rooms, until the transaction ends. All at
 * once and in the order of their ids, so that no two transactions wait for each other; see ADR 14 for what may be
 * locked after what. Where one process writes at a time, there is nothing to take.
 */
public final class RoomLocks {
    private RoomLocks() {
    }

    /** Takes all that the transaction will need, before it reads or changes anything of them. */
    public static void take(Handle transaction, Collection<RoomId> rooms) {
        if (!rooms.isEmpty() && Dialect.of(transaction) == Dialect.POSTGRESQL) {
            var _ = transaction.createQuery("""
                    select id from room where id in (select value from each_text(:rooms))
                    order by id for no key update""").bind("rooms", JsonArray.of(rooms)).mapTo(String.class).list();
        }
    }
}
