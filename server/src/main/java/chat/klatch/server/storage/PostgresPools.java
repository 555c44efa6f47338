package chat.klatch.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;

/** How a process connects to PostgreSQL: how often, and for how long it waits for anything. */
final class PostgresPools {
    private static final int READERS = 8;
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10; // a statement or commit that has none by then is given up as lost
    /**
     * Of a transaction whose client is gone without a word the server would keep the locks. Said in the session, not as
     * it is begun: what stands between may refuse that, and the operator's URL may say other things there.
     */
    private static final String BOUNDS = "set idle_in_transaction_session_timeout = '10s'; set lock_timeout = '5s'";

    /** Whatever the server is set to: what was acknowledged is on its disk. What is stricter than that stays. */
    private static final String DURABLE = """
            select set_config('synchronous_commit', case current_setting('synchronous_commit')
                when 'off' then 'on' else current_setting('synchronous_commit') end, false)""";

    private PostgresPools() {
    }

    /** What the driver is told; what the URL says of the same goes before it. */
    private static Map<String, String> properties(PostgresAddress address) {
        var properties = new HashMap<>(Map.of("ApplicationName", "klatch", "connectTimeout",
                String.valueOf(CONNECT_SECONDS), "socketTimeout", String.valueOf(ANSWER_SECONDS), "tcpKeepAlive",
                "true"));
        if (address.user() != null) {
            properties.put("user", address.user());
        }
        if (address.password() != null) {
            properties.put("password", address.password());
        }
        return properties;
    }

    /** One connection, for all that this process writes. */
    static HikariDataSource writer(PostgresAddress address, Patience patience) {
        var config = config(address, patience, "klatch-writer", 1);
        config.setConnectionInitSql(BOUNDS + ";" + DURABLE);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED"); // what was locked is read as it is then
        return new HikariDataSource(config);
    }

    /** Those that read one state of the data each. */
    static HikariDataSource readers(PostgresAddress address, Patience patience) {
        var config = config(address, patience, "klatch-readers", READERS);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(config);
    }

    private static HikariConfig config(PostgresAddress address, Patience patience, String name, int most) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        properties(address).forEach(config::addDataSourceProperty);
        config.setConnectionInitSql(BOUNDS);
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setConnectionTimeout(patience.connection().toMillis());
        config.setValidationTimeout(patience.connection().toMillis());
        return config;
    }
}
