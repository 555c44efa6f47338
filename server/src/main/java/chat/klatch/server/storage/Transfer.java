package chat.klatch.server.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes everything from one database into an empty one of the other kind, in one transaction there: until
 * {@link #finish} has compared both, nothing is to be seen of it. What most of a place is, its messages, may be taken
 * while it goes on, by {@link #catchUp} as often as one likes. One thread.
 */
public final class Transfer implements AutoCloseable {
    /** How much was taken. */
    public record Taken(long people, long rooms, long messages) {
    }

    /** So many rows go at a time. */
    static final int ROWS = 1_000;
    private static final String VERSION = "select version from flyway_schema_history order by installed_rank desc limit 1";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('klatch'), hashtext('place'))";
    private final Connection from;
    private final Connection to;
    private final Consumer<String> progress;
    private final Map<String, Long> known = new HashMap<>();
    private long messages;

    private Transfer(Connection from, Connection to, Consumer<String> progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Begins to take a place out of SQLite.
     *
     * @param to
     *            a database whose tables are made, and empty
     * @param progress
     *            told what was done, a sentence now and then
     * @throws StorageException
     *             where that cannot be; its message says why
     */
    public static Transfer begin(Path from, PostgresAddress to, Consumer<String> progress) {
        return begin(() -> lite(from), () -> full(to, false), progress);
    }

    /** The same, out of PostgreSQL. */
    public static Transfer begin(PostgresAddress from, Path to, Consumer<String> progress) {
        return begin(() -> full(from, true), () -> lite(to), progress);
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    private static Transfer begin(Opening from, Opening to, Consumer<String> progress) {
        try {
            var source = from.open();
            try {
                var target = to.open();
                var transfer = new Transfer(source, target, progress);
                transfer.requireFit();
                return transfer;
            } catch (SQLException | RuntimeException broken) {
                source.close();
                throw broken;
            }
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private static Connection lite(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = on");
            statement.execute("pragma synchronous = full");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static Connection full(PostgresAddress address, boolean source) throws SQLException {
        var how = new Properties();
        how.put("ApplicationName", "klatch copy");
        how.put("reWriteBatchedInserts", "true");
        if (address.user() != null) {
            how.put("user", address.user());
        }
        if (address.password() != null) {
            how.put("password", address.password());
        }
        var connection = DriverManager.getConnection(address.url(), how);
        connection.setTransactionIsolation(
                source ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_READ_COMMITTED);
        connection.setReadOnly(source);
        connection.setAutoCommit(false);
        if (!source) {
            try (var statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = on");
                statement.execute(LOCK); // whoever serves there cannot begin a place meanwhile
            }
        }
        return connection;
    }

    private void requireFit() throws SQLException {
        if (!one(from, VERSION).equals(one(to, VERSION))) {
            throw new StorageException("the place was last served by another version of Klatch: start this one there"
                    + " once", new IllegalStateException());
        }
        if (!one(to, "select count(*) from account").equals("0")) {
            throw new StorageException("there is a place already where this one is to go", new IllegalStateException());
        }
        from.commit();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNullElse(rows.getString(1), "");
        }
    }

    /** Whether a server of ours is connected to this database. */
    public static boolean served(PostgresAddress address) {
        try (var connection = full(address, true)) {
            return !one(connection, "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and application_name = 'klatch'").equals("0");
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    /** Takes what people said since the last time; the place may be served meanwhile. */
    public void catchUp() {
        try {
            takeMessages();
            from.commit();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private void takeMessages() throws SQLException {
        for (Twin table : Twin.BEFORE) {
            var columns = table.columns(to);
            var order = table.name().equals("room") ? "order by rowid" : "";
            copy(table.select(columns, order), table.upsert(columns), columns.size(), () -> {
            });
        }
        var columns = Twin.MESSAGE.columns(to);
        for (var head : heads().entrySet()) {
            long after = known.getOrDefault(head.getKey(), 0L);
            if (head.getValue() > after) {
                takeMessages(head.getKey(), after, columns);
                known.put(head.getKey(), head.getValue());
            }
        }
    }

    private Map<String, Long> heads() throws SQLException {
        var heads = new HashMap<String, Long>();
        try (var statement = from.createStatement();
                var rows = statement.executeQuery("select room, rev from head order by room")) {
            while (rows.next()) {
                heads.put(rows.getString(1), rows.getLong(2));
            }
        }
        return heads;
    }

    /** What was never changed is found by its seq, which is its rev, and the rest by an index. */
    private void takeMessages(String room, long after, List<String> columns) throws SQLException {
        var those = "where room = '" + room + "' and ";
        var sql = Twin.MESSAGE.select(columns, those + "rev = seq and seq > " + after) + " union all "
                + Twin.MESSAGE.select(columns, those + "rev <> seq and rev > " + after);
        copy(sql, Twin.MESSAGE.upsert(columns), columns.size(), () -> {
            messages++;
            if (messages % (100 * ROWS) == 0) {
                progress.accept(messages + " messages taken.");
            }
        });
    }

    private void copy(String select, String insert, int columns, Runnable each) throws SQLException {
        try (var reading = from.createStatement();
                var rows = Twin.stream(reading, select);
                var writing = to.prepareStatement(insert)) {
            var kinds = writing.getParameterMetaData();
            boolean typed = to.getMetaData().getDatabaseProductName().startsWith("Postgre");
            int waiting = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    set(writing, i, typed ? kinds.getParameterType(i) : Types.OTHER, rows);
                }
                writing.addBatch();
                each.run();
                if (++waiting == ROWS) {
                    writing.executeBatch();
                    waiting = 0;
                }
            }
            writing.executeBatch();
        }
    }

    private static void set(PreparedStatement into, int at, int kind, ResultSet row) throws SQLException {
        var value = Digests.plain(row.getObject(at));
        switch (value) {
            case null -> into.setNull(at, kind == Types.OTHER ? Types.NULL : kind);
            case Long number when kind == Types.BIT || kind == Types.BOOLEAN -> into.setBoolean(at, number != 0);
            case Long number when kind == Types.INTEGER -> into.setInt(at, Math.toIntExact(number));
            case Long number -> into.setLong(at, number);
            case byte[] bytes -> into.setBytes(at, bytes);
            default -> into.setString(at, value.toString());
        }
    }

    /**
     * Takes the rest, compares everything, and makes it durable there. Nobody may write to the place any more.
     *
     * @throws StorageException
     *             where both are not the same then; nothing was stored
     */
    public Taken finish() {
        try {
            takeMessages();
            forgetGoneRooms();
            for (Twin table : Twin.AFTER) {
                var columns = table.columns(to);
                copy(table.select(columns, ""), table.insert(columns), columns.size(), () -> {
                });
            }
            for (Twin table : Twin.SINGLE) {
                var columns = table.columns(to);
                copy(table.select(columns, ""), table.upsert(columns), columns.size(), () -> {
                });
            }
            progress.accept("Everything is taken; comparing both.");
            requireSame();
            var taken = new Taken(count("account"), count("room"), count("message"));
            to.commit();
            from.commit();
            return taken;
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }

    private void forgetGoneRooms() throws SQLException {
        var gone = Digests.of(to, Twin.BEFORE.getLast(), List.of("id")).keySet();
        gone.removeAll(Digests.of(from, Twin.BEFORE.getLast(), List.of("id")).keySet());
        for (String room : gone) {
            for (String sql : List.of("delete from message where room = ?", "delete from room where id = ?")) {
                try (var statement = to.prepareStatement(sql)) {
                    statement.setString(1, room);
                    statement.executeUpdate();
                }
            }
        }
    }

    private void requireSame() throws SQLException {
        for (Twin table : all()) {
            var columns = table.columns(to);
            var theirs = Digests.of(from, table, columns);
            var ours = Digests.of(to, table, columns);
            if (!theirs.equals(ours)) {
                var differs = theirs.keySet().stream()
                        .filter(key -> !Objects.equals(theirs.get(key), ours.get(key))).findFirst();
                throw new StorageException("what was taken is not what was there: " + table.name() + " "
                        + differs.orElse("has too much"), new IllegalStateException());
            }
        }
    }

    /** Every table of a place, in the order in which they may be filled. */
    static List<Twin> all() {
        return Stream.of(Twin.SINGLE, Twin.BEFORE, List.of(Twin.MESSAGE), Twin.AFTER)
                .flatMap(List::stream).toList();
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(one(to, "select count(*) from " + table));
    }

    /** Never with what the rows hold: PostgreSQL says that in lines of their own. */
    private static StorageException failed(SQLException broken) {
        return new StorageException("a database refused (" + broken.getSQLState() + ")", broken);
    }

    /** Whatever was not finished is undone. */
    @Override
    public void close() {
        try (from; to) {
            to.rollback();
            from.rollback();
        } catch (SQLException broken) {
            throw failed(broken);
        }
    }
}
