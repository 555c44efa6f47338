package chat.klatch.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table as both databases have it.
 *
 * @param keys
 *            the columns of its primary key, with commas between them; its rows are compared in their order
 */
record Twin(String name, String keys) {
    /** Of these there is one row from the beginning, also in an empty place. */
    static final List<Twin> SINGLE = List.of(new Twin("place", "one"), new Twin("audit_head", "one"));
    static final Twin MESSAGE = new Twin("message", "room, seq");
    /** What messages point to, and is only ever added or changed; a room may also go. */
    static final List<Twin> BEFORE = List.of(new Twin("account", "id"), new Twin("room", "id"));
    /** What points to messages, people and rooms, and whose rows come and go. */
    static final List<Twin> AFTER = List.of(new Twin("session", "id"),
            new Twin("identity", "issuer, subject"), new Twin("second_factor", "account"),
            new Twin("recovery_code", "account, digest"), new Twin("passkey", "id"),
            new Twin("used_challenge", "id"), new Twin("head", "room"),
            new Twin("member", "room, \"user\""), new Twin("read_marker", "room, \"user\""),
            new Twin("reaction", "room, seq, emoji, \"user\""), new Twin("mention", "\"user\", room, seq"),
            new Twin("room_mention", "room, seq"), new Twin("reset_link", "account"), new Twin("invite", "id"),
            new Twin("invite_room", "invite, room"),
            new Twin("audit", "number"));
    private static final String INSERTED = "rowid"; // an order that PostgreSQL's room keeps in a column of ours

    /** Its columns, quoted, in one order for both. */
    List<String> columns(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var none = statement.executeQuery("select * from " + name + " where 1 = 0")) {
            var shape = none.getMetaData();
            var columns = new ArrayList<String>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                if (!shape.getColumnName(i).equals(INSERTED)) {
                    columns.add('"' + shape.getColumnName(i) + '"');
                }
            }
            return columns.stream().sorted().toList();
        }
    }

    String insert(List<String> columns) {
        return "insert into " + name + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** Adds a row, or makes the one that is there the same. */
    String upsert(List<String> columns) {
        return insert(columns) + " on conflict (" + keys + ") do update set "
                + columns.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
    }

    String select(List<String> columns, String where) {
        return "select " + String.join(", ", columns) + " from " + name + " " + where;
    }

    /** Rows of this statement come as they are read, not all before the first. */
    static ResultSet stream(Statement statement, String sql) throws SQLException {
        statement.setFetchSize(Transfer.ROWS);
        return statement.executeQuery(sql);
    }
}
