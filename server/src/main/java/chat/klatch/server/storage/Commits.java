package chat.klatch.server.storage;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * This process's commits to PostgreSQL, counted in a row of its own, within each of them. So where a commit got no
 * answer the row says whether it was: what stands in the data itself is true also of a server that has taken over from
 * another, where transaction ids would not be. Used by whoever holds the right to write, so by one thread at a time.
 */
final class Commits {
    private static final String NEXT = """
            insert into node (id, writes) values (?, 1)
            on conflict (id) do update set writes = node.writes + 1, wrote_at = now() returning writes""";
    private final Jdbi writers;
    private final String node;

    /**
     * @param node
     *            names this process, and none before it
     */
    Commits(Jdbi writers, String node) {
        this.writers = writers;
        this.node = node;
    }

    /** Counts the transaction that has just begun; says its number. */
    long next(Handle transaction) {
        return HotStatement.of(transaction, NEXT).first(row -> row.number(1), node).orElseThrow();
    }

    /** Writes what the transaction of this number has to tell other nodes; null where that is nothing. */
    News.@Nullable Item keep(Handle transaction, long number) {
        return News.keep(transaction, node, number);
    }

    /**
     * Whether the transaction of this number, the last, was committed; nothing where nobody can say. Its row is locked
     * until it has ended, so this waits for that, within the bounds of the connection.
     */
    Optional<Boolean> stored(long number) {
        try (var handle = writers.open()) {
            return Optional.of(handle.inTransaction(again -> again
                    .createQuery("select writes from node where id = ? for update").bind(0, node).mapTo(Long.class)
                    .findOne().filter(writes -> writes >= number).isPresent()));
        } catch (JdbiException lost) {
            return Optional.empty();
        }
    }

    /** Forgets processes that have written nothing for so long that they are no more. */
    static void forgetOld(Handle transaction) {
        transaction.execute("delete from node where wrote_at < now() - interval '30 days'");
    }
}
