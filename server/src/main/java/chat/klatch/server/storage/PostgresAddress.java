package chat.klatch.server.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, and as whom to come.
 *
 * @param url
 *            {@code jdbc:postgresql://host/database}, with any parameter of the driver's but the password
 * @param user
 *            null for whom the URL or the system names
 * @param password
 *            null where none is asked for, or a {@code .pgpass} has it
 */
public record PostgresAddress(String url, @Nullable String user, @Nullable String password) {
    private static final String SCHEME = "jdbc:postgresql://";

    /**
     * @throws IllegalArgumentException
     *             where the URL is none of PostgreSQL's, or has a password in it, which would be shown and logged with
     *             it
     */
    public PostgresAddress {
        if (!url.startsWith(SCHEME) || parts(url).get("password") != null) {
            throw new IllegalArgumentException("not the URL of a PostgreSQL database, without a password");
        }
    }

    /** As the driver understands it. */
    private static Map<String, @Nullable String> parts(String url) {
        try {
            var parts = new HashMap<String, @Nullable String>();
            for (var part : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
                parts.put(part.name, part.value);
            }
            return parts;
        } catch (SQLException no) {
            throw new IllegalArgumentException("no URL that the driver understands", no);
        }
    }

    /** Never the password: this may reach a log. */
    @Override
    public String toString() {
        return url;
    }
}
