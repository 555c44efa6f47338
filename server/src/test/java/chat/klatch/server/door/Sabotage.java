package chat.klatch.server.door;

import java.sql.Connection;
import java.sql.DriverManager;
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
        var trigger = NAME + statement.replace(' ', '_');
        undo = "drop trigger " + trigger;
        return does("create trigger " + trigger + " before " + statement
                + " begin select raise(abort, 'the disk is broken'); end");
    }

    /** The statements of a transaction that inserts into this table succeed, and its commit fails. */
    public Sabotage commitsOf(String table) throws SQLException {
        does("create table if not exists sabotaged (account text references account (id) deferrable initially deferred)");
        var trigger = NAME + "commit_" + table;
        undo = "drop trigger " + trigger;
        return does("create trigger " + trigger + " after insert on " + table
                + " begin insert into sabotaged values ('nobody'); end");
    }

    /** This table is not there. */
    public Sabotage without(String table) throws SQLException {
        undo = "alter table " + NAME + table + " rename to " + table;
        return does("alter table " + table + " rename to " + NAME + table);
    }

    private Sabotage does(String sql) throws SQLException {
        try (Connection outside = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("klatch.db"));
                var statement = outside.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute(sql);
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        does(undo);
    }
}
