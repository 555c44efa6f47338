package chat.klatch.server.storage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of the rows of a table, by their first key, how many there are and what they hold together (SHA-256). */
final class Digests {
    /** Equal where all rows of the group are. */
    record Digest(long rows, String sha256) {
    }

    private final MessageDigest digest;
    private final DataOutputStream into;
    private long rows;

    private Digests() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        into = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    static Map<String, Digest> of(Connection connection, Twin table, List<String> columns) throws SQLException {
        var found = new LinkedHashMap<String, Digest>();
        var one = new Digests();
        var first = table.keys().replaceFirst(",.*", "");
        try (var statement = connection.createStatement();
                var all = Twin.stream(statement, "select " + first + ", " + String.join(", ", columns) + " from "
                        + table.name() + " order by " + table.keys())) {
            var group = "";
            while (all.next()) {
                var next = all.getString(1);
                if (!next.equals(group) && one.rows > 0) {
                    found.put(group, one.end());
                }
                group = next;
                one.rows++;
                for (int i = 2; i <= columns.size() + 1; i++) {
                    one.add(plain(all.getObject(i)));
                }
            }
            if (one.rows > 0) {
                found.put(group, one.end());
            }
        }
        return found;
    }

    /** A value by what it means, whichever of the databases it comes from. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag ? 1L : 0L;
            case Number number -> number.longValue();
            default -> value;
        };
    }

    private void add(@Nullable Object value) {
        try {
            switch (value) {
                case null -> into.writeByte(0);
                case Long number -> {
                    into.writeByte(1);
                    into.writeLong(number);
                }
                case byte[] bytes -> {
                    into.writeByte(2);
                    into.writeInt(bytes.length);
                    into.write(bytes);
                }
                default -> {
                    var text = value.toString().getBytes(StandardCharsets.UTF_8);
                    into.writeByte(3);
                    into.writeInt(text.length);
                    into.write(text);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Digest end() {
        var ended = new Digest(rows, HexFormat.of().formatHex(digest.digest()));
        rows = 0;
        return ended;
    }
}
