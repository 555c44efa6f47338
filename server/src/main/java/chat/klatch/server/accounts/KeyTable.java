package chat.klatch.server.accounts;

import chat.klatch.server.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The secrets in the place's database, where every node finds the same. Any number of processes. */
final class KeyTable implements KeyShelf {
    /** The SQL of secrets. */
    @RegisterConstructorMapper(Table.Row.class)
    interface Table {
        /** A secret as it is kept. */
        record Row(String id, Instant madeAt, String secret) {
            /** Never the secret: this may reach a log. */
            @Override
            public String toString() {
                return "Row[" + id + "]";
            }
        }

        @SqlQuery("select id, made_at, secret from signing_key order by made_at desc, id")
        List<Row> all();

        @SqlUpdate("insert into signing_key (id, made_at, secret) values (:id, :madeAt, :secret)")
        void add(String id, Instant madeAt, String secret);

        @SqlUpdate("delete from signing_key where made_at < :before")
        void forget(Instant before);
    }

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    @Override
    public List<SigningKey> read() {
        return database.read(KeyTable::all);
    }

    private static List<SigningKey> all(Handle handle) {
        return handle.attach(Table.class).all().stream()
                .map(row -> new SigningKey(row.id(), row.madeAt(), row.secret())).toList();
    }

    /** Under the place's lock, so of several nodes that start or renew together one makes the key and all take it. */
    @Override
    public List<SigningKey> change(UnaryOperator<List<SigningKey>> change) {
        return database.write(handle -> {
            var before = all(handle);
            var after = change.apply(before);
            var table = handle.attach(Table.class);
            after.stream().filter(key -> !before.contains(key))
                    .forEach(key -> table.add(key.id(), key.madeAt(), key.secret()));
            if (!after.isEmpty()) {
                table.forget(after.getLast().madeAt());
            }
            return after;
        });
    }

    @Override
    public boolean shared() {
        return true;
    }
}
