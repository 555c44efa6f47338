package chat.klatch.server.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/**
 * What nodes tell each other of their transactions, written within them: so whatever was committed is found, whoever
 * dies. Where there is one node (SQLite) nothing is written. Used by whoever holds the connection, so by one thread at
 * a time.
 */
public final class News implements JdbiConfig<News> {
    /** What one transaction has to tell: {@code number} counts those of its node, in the order of their commits. */
    public record Item(String node, long number, List<String> lines) {
        public Item {
            lines = List.copyOf(lines);
        }

        /** Never the lines: this may reach a log. */
        @Override
        public String toString() {
            return "Item[" + node + ", " + number + "]";
        }
    }

    /**
     * What one state of the data has.
     *
     * @param committed
     *            how far each other node has come in this state
     * @param well
     *            the other nodes that have given a sign of life within {@link #LEASE_SECONDS}
     * @param items
     *            what is new, in the order of each node
     * @param all
     *            false where there is more: ask again
     * @param at
     *            when that was, by the database's clock
     */
    public record Found(Map<String, Long> committed, Set<String> well, List<Item> items, boolean all, Instant at) {
    }

    /** How long a node that gives no sign of life is believed to be there. */
    public static final int LEASE_SECONDS = 10;
    /** For how long what was told can be found. */
    public static final int KEPT_MINUTES = 10;
    private static final String KEEP = "insert into news (node, number, what) values (?, ?, ?)";
    private static final String SINCE = """
            select cast(extract(epoch from now()) * 1000 as bigint) as at, other.id, other.writes,
                other.wrote_at > now() - make_interval(secs => :lease) as well, told.number, told.what
            from (values (1)) as one
            left join node as other on other.id <> :self
            left join lateral (select number, what from news
                where news.node = other.id
                    and news.number > coalesce(cast(cast(:known as json) ->> other.id as bigint), 0)
                order by number limit :limit) as told on true
            order by other.id, told.number""";
    private final List<String> lines = new ArrayList<>(0);

    /** Jdbi makes one for each connection. */
    public News() {
    }

    /** Has other nodes hear of {@code note}, once the transaction is committed. */
    public static void tell(Handle transaction, Note note) {
        if (Dialect.of(transaction) == Dialect.POSTGRESQL) {
            transaction.getConfig(News.class).lines.add(note.line());
        }
    }

    /** Writes what the transaction has to tell; the last thing before its commit. Null where that is nothing. */
    static @Nullable Item keep(Handle transaction, String node, long number) {
        var told = transaction.getConfig(News.class).lines;
        if (told.isEmpty()) {
            return null;
        }
        HotStatement.of(transaction, KEEP).write(node, number, String.join("\n", told));
        return new Item(node, number, told);
    }

    /**
     * What other nodes have told.
     *
     * @param self
     *            the node that asks
     * @param known
     *            up to which number each other node's is known already; all of a node that is not named is new
     * @param most
     *            how many items of each node at most
     */
    public static Found since(Handle reader, String self, Map<String, Long> known, int most) {
        var committed = new HashMap<String, Long>();
        var well = new HashSet<String>();
        var items = new ArrayList<Item>();
        var at = new long[1];
        var asked = known.entrySet().stream().map(one -> "\"" + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        reader.createQuery(SINCE).bind("lease", (double) LEASE_SECONDS).bind("self", self)
                .bind("known", asked).bind("limit", most).map((row, _) -> {
                    at[0] = row.getLong("at");
                    var node = row.getString("id");
                    if (node != null) {
                        committed.put(node, row.getLong("writes"));
                        if (row.getBoolean("well")) {
                            well.add(node);
                        }
                        var what = row.getString("what");
                        if (what != null) {
                            items.add(new Item(node, row.getLong("number"), what.lines().toList()));
                        }
                    }
                    return at[0];
                }).list();
        var full = items.stream().collect(Collectors.groupingBy(Item::node, Collectors.counting())).values().stream()
                .anyMatch(count -> count >= most);
        return new Found(committed, well, items, !full, Instant.ofEpochMilli(at[0]));
    }

    /** Forgets what everybody has heard by now. */
    public static void forgetOld(Handle transaction) {
        transaction.execute("delete from news where at < now() - make_interval(mins => ?)", KEPT_MINUTES);
    }

    /** What one connection has to tell is no concern of another. */
    @Override
    public News createCopy() {
        return new News();
    }
}
