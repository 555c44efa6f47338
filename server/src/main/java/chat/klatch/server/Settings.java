package chat.klatch.server;

import chat.klatch.protocol.model.SignUp;
import chat.klatch.server.command.BackupPlan;
import chat.klatch.server.http.TlsFiles;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.oidc.BearerSettings;
import chat.klatch.server.oidc.ProviderSettings;
import chat.klatch.server.relay.RedisAddress;
import chat.klatch.server.storage.PostgresAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What an operator may choose, from the environment, checked as a whole before anything starts.
 *
 * @param host
 *            the address to listen at
 * @param port
 *            0 for any free one
 * @param tls
 *            what the port speaks TLS with; null for plain HTTP, as behind a proxy
 * @param data
 *            the folder of the keys, and of the database where that is SQLite's
 * @param database
 *            PostgreSQL; null for SQLite
 * @param redis
 *            what carries hints between several nodes; null for nothing
 * @param url
 *            the public origin; null to take it from each request
 * @param origins
 *            origins besides our own that may open sockets
 * @param trustedProxies
 *            whose {@code X-Forwarded-*} is believed
 * @param providers
 *            who vouches for people here
 * @param passwords
 *            whether a password lets in
 * @param passkeys
 *            whether there are passkeys, where the place's address allows them
 * @param bearer
 *            whose tokens speak for accounts besides ours; null for nobody’s
 * @param backups
 *            what the place does of its own; null for nothing
 * @param logLevel
 *            how much we say of ourselves; others only warn
 */
public record Settings(String host, int port, @Nullable TlsFiles tls, Path data, @Nullable PostgresAddress database,
        @Nullable RedisAddress redis, @Nullable String url, Set<String> origins, List<Cidr> trustedProxies,
        SignUp signUp, List<ProviderSettings> providers, boolean passwords, boolean passkeys,
        @Nullable BearerSettings bearer, boolean rateLimits, @Nullable BackupPlan backups, LogFormat log,
        Level logLevel) {
    /** How the log is written: for people, or a JSON object a line. */
    public enum LogFormat {
        TEXT, JSON
    }

    /** Everything that is wrong with the environment, a sentence each. */
    public static final class Senseless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Senseless(List<String> errors) {
            super(String.join("\n", errors));
        }
    }

    private static final int LAST_PORT = 65_535;
    private static final int HOURS_PER_YEAR = 8_760;
    private static final int MOST_KEPT = 1_000;

    /**
     * Reads every setting.
     *
     * @throws Senseless
     *             with all errors at once, those of unknown settings too
     */
    public static Settings from(Map<String, String> environment) {
        return from(new SettingsReader(environment));
    }

    /**
     * Every setting by its name, with the value that holds: the operator's, or the default.
     *
     * @throws Senseless
     *             as {@link #from}
     */
    public static Map<String, String> effective(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var _ = from(reader);
        return reader.effective();
    }

    private static Settings from(SettingsReader reader) {
        var database = database(reader);
        var providers = ProviderReading.providers(reader);
        var settings = new Settings(reader.take("HOST", "0.0.0.0", value -> value),
                reader.take("PORT", "8080", Settings::port), tls(reader), reader.take("DATA", "./data", Path::of),
                database, redis(reader, database != null),
                reader.take("URL", null, Settings::origin), reader.take("ORIGINS", "", Settings::origins),
                reader.take("TRUSTED_PROXIES", "127.0.0.0/8,::1", Settings::ranges),
                reader.take("SIGNUP", "open", SettingsReader::signUp), providers, passwords(reader),
                reader.take("PASSKEYS", "on", SettingsReader::onOrOff), BearerReading.bearer(reader, providers),
                reader.take("RATE_LIMITS", "on", SettingsReader::onOrOff),
                backups(reader),
                reader.take("LOG", "text", Settings::logFormat), reader.take("LOG_LEVEL", "info", Settings::logLevel));
        reader.finish();
        return settings;
    }

    private static boolean passwords(SettingsReader reader) {
        boolean wanted = reader.take("PASSWORDS", "on", SettingsReader::onOrOff);
        if (!wanted && reader.holding("OIDC").isEmpty()) {
            reader.complain("KLATCH_PASSWORDS is off, and KLATCH_OIDC names no provider: nobody could come in.");
        }
        return wanted;
    }

    private static @Nullable TlsFiles tls(SettingsReader reader) {
        var certificate = reader.take("TLS_CERTIFICATE", null, Settings::readable);
        var key = reader.take("TLS_KEY", null, Settings::readable);
        if (reader.good() && (certificate == null) != (key == null)) {
            reader.complain("KLATCH_TLS_CERTIFICATE and KLATCH_TLS_KEY belong together; only one is set.");
        }
        return certificate == null || key == null ? null : new TlsFiles(certificate, key);
    }

    private static Path readable(String value) {
        var file = Path.of(value);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException();
        }
        return file;
    }

    /** The address of this server by that name of this machine, with the port that it serves at. */
    public String here(String host, int served) {
        return (tls == null ? "http://" : "https://") + host + ":" + served;
    }

    private static @Nullable PostgresAddress database(SettingsReader reader) {
        boolean wanted = reader.gives("DATABASE");
        var url = reader.take("DATABASE", null, value -> new PostgresAddress(value, null, null).url());
        var user = reader.take("DATABASE_USER", null, value -> value);
        var password = reader.secret("DATABASE_PASSWORD");
        if (!wanted && (user != null || password != null)) {
            reader.complain("A user or password of a database is set, and KLATCH_DATABASE is not.");
        }
        return url == null ? null : new PostgresAddress(url, user, password);
    }

    /** One node has nobody to give a hint to. */
    private static @Nullable RedisAddress redis(SettingsReader reader, boolean several) {
        boolean wanted = reader.gives("REDIS");
        var url = reader.take("REDIS", null, value -> new RedisAddress(value, null).url());
        var password = reader.secret("REDIS_PASSWORD");
        if (wanted && !several) {
            reader.complain("KLATCH_REDIS is set, and KLATCH_DATABASE is not: only several nodes have a use for it.");
        }
        if (!wanted && password != null) {
            reader.complain("A password of a Redis is set, and KLATCH_REDIS is not.");
        }
        return url == null ? null : new RedisAddress(url, password);
    }

    private static @Nullable BackupPlan backups(SettingsReader reader) {
        boolean more = reader.gives("BACKUP_HOURS") || reader.gives("BACKUP_KEEP");
        var folder = reader.take("BACKUP_FOLDER", null, Path::of);
        var hours = reader.take("BACKUP_HOURS", "24", value -> number(value, 1, HOURS_PER_YEAR));
        var keep = reader.take("BACKUP_KEEP", "7", value -> number(value, 1, MOST_KEPT));
        if (folder == null && more) {
            reader.complain("A setting of backups is set, and KLATCH_BACKUP_FOLDER is not.");
        }
        if (folder != null && !reader.holding("DATABASE").isEmpty()) {
            reader.complain("KLATCH_BACKUP_FOLDER is for SQLite: back up PostgreSQL with its own tools.");
        }
        return folder == null || hours == null || keep == null
                ? null
                : new BackupPlan(folder, Duration.ofHours(hours), keep);
    }

    private static Integer port(String value) {
        return number(value, 0, LAST_PORT);
    }

    private static Integer number(String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static String origin(String value) {
        var uri = URI.create(value);
        boolean good = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")) && uri.getRawQuery() == null
                && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!good) {
            throw new IllegalArgumentException();
        }
        boolean usual = uri.getPort() < 0 || uri.getPort() == (uri.getScheme().equals("http") ? 80 : 443);
        // As browsers write it: lower case, and without the port that goes without saying.
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }

    private static Set<String> origins(String value) {
        return Set.copyOf(SettingsReader.list(value).stream().map(Settings::origin).toList());
    }

    private static List<Cidr> ranges(String value) {
        return SettingsReader.list(value).stream().map(Cidr::parse).toList();
    }

    private static LogFormat logFormat(String value) {
        return LogFormat.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static Level logLevel(String value) {
        return Level.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
