package chat.klatch.server.door;

import chat.klatch.server.storage.TestPostgres;
import java.sql.SQLException;

/** Makes the database of a running server fail, from outside of it, until it is closed. */
public final class Sabotage implements AutoCloseable {
    private static final String NAME = "sabotage_";
    private final TestServer server;
    private String undo = "select 1";

    private Sabotage(TestServer server) {
        this.server = server;
    }

    public static Sabotage of(TestServer server) {
        return new Sabotage(server);
    }

    /** Every statement of this kind fails: {@code insert on message}. */
    public Sabotage every(String statement) throws SQLException {
        return triggers("before " + statement, "select raise(abort, 'the disk is broken')",
                "raise exception 'the disk is broken'");
    }

    /** The statements of a transaction that inserts into this table succeed, and its commit fails. */
    public Sabotage commitsOf(String table) throws SQLException {
        does("create table if not exists sabotaged (account text references account (id) deferrable initially deferred)");
        var insert = "insert into sabotaged values ('nobody')";
        return triggers("after insert on " + table, insert, insert + "; return null");
    }

    private Sabotage triggers(String when, String lite, String full) throws SQLException {
        var name = NAME + when.replace(' ', '_');
        if (TestPostgres.wanted()) {
            undo = "drop trigger " + name + " on " + when.substring(when.lastIndexOf(' ') + 1);
            return does("create or replace function " + name + "() returns trigger language plpgsql as $$ begin "
                    + full + "; end $$; create trigger " + name + " " + when + " execute function " + name + "()");
        }
        undo = "drop trigger " + name;
        return does("create trigger " + name + " " + when + " begin " + lite + "; end");
    }

    /** This table is not there. */
    public Sabotage without(String table) throws SQLException {
        undo = "alter table " + NAME + table + " rename to " + table;
        return does("alter table " + table + " rename to " + NAME + table);
    }

    private Sabotage does(String sql) throws SQLException {
        try (var outside = server.outside(); var statement = outside.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        does(undo);
    }
}
