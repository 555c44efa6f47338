package chat.klatch.server.storage;

import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who is connected to which node, by how they want to be seen: for a node that comes later, or was away. What changes
 * is told as {@link Note.Presence}.
 */
public final class Connected {
    private Connected() {
    }

    /** Keeps what has changed at one node, and has the others hear of it; no status is no connection. */
    public static void change(Handle transaction, String node, Map<UserId, Optional<String>> changed) {
        changed.forEach((user, status) -> {
            if (status.isPresent()) {
                transaction.execute("""
                        insert into present (node, "user", status) values (?, ?, ?)
                        on conflict (node, "user") do update set status = excluded.status""", node, user.value(),
                        status.get());
            } else {
                transaction.execute("delete from present where node = ? and present.user = ?", node, user.value());
            }
            News.tell(transaction, new Note.Presence(user, status.orElse(null)));
        });
    }

    /** Everybody at one node. */
    public static Map<UserId, String> at(Handle handle, String node) {
        var users = new HashMap<UserId, String>();
        handle.createQuery("select \"user\", status from present where node = ?").bind(0, node)
                .map((row, _) -> users.put(new UserId(row.getString(1)), row.getString(2))).list();
        return users;
    }

    /** Forgets those of nodes that have given no sign of life for so long that nobody asks for them. */
    public static void forgetOld(Handle transaction) {
        transaction.execute("""
                delete from present where node in (
                    select id from node where wrote_at < now() - make_interval(mins => ?))""", News.KEPT_MINUTES);
    }
}
