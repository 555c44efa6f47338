package chat.klatch.server;

import chat.klatch.protocol.model.SignUp;
import chat.klatch.server.command.BackupPlan;
import chat.klatch.server.http.TlsFiles;
import chat.klatch.server.net.Cidr;
import chat.klatch.server.relay.RedisAddress;
import chat.klatch.server.storage.PostgresAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
 * @param backups
 *            what the place does of its own; null for nothing
 * @param logLevel
 *            how much we say of ourselves; others only warn
 */
public record Settings(String host, int port, @Nullable TlsFiles tls, Path data, @Nullable PostgresAddress database,
        @Nullable RedisAddress redis, @Nullable String url, Set<String> origins, List<Cidr> trustedProxies,
        SignUp signUp, boolean rateLimits, @Nullable BackupPlan backups, LogFormat log, Level logLevel) {
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

    private static final String PREFIX = "KLATCH_";
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
        return from(new Reader(environment));
    }

    /**
     * Every setting by its name, with the value that holds: the operator's, or the default.
     *
     * @throws Senseless
     *             as {@link #from}
     */
    public static Map<String, String> effective(Map<String, String> environment) {
        var reader = new Reader(environment);
        var _ = from(reader);
        return Collections.unmodifiableMap(reader.effective);
    }

    private static Settings from(Reader reader) {
        var database = database(reader);
        var settings = new Settings(reader.take("HOST", "0.0.0.0", value -> value),
                reader.take("PORT", "8080", Settings::port), tls(reader), reader.take("DATA", "./data", Path::of),
                database, redis(reader, database != null),
                reader.take("URL", null, Settings::origin), reader.take("ORIGINS", "", Settings::origins),
                reader.take("TRUSTED_PROXIES", "127.0.0.0/8,::1", Settings::ranges),
                reader.take("SIGNUP", "open", Settings::signUp), reader.take("RATE_LIMITS", "on", Settings::onOrOff),
                backups(reader),
                reader.take("LOG", "text", Settings::logFormat), reader.take("LOG_LEVEL", "info", Settings::logLevel));
        reader.finish();
        return settings;
    }

    private static @Nullable TlsFiles tls(Reader reader) {
        var certificate = reader.take("TLS_CERTIFICATE", null, Settings::readable);
        var key = reader.take("TLS_KEY", null, Settings::readable);
        if (reader.errors.isEmpty() && (certificate == null) != (key == null)) {
            reader.errors.add("KLATCH_TLS_CERTIFICATE and KLATCH_TLS_KEY belong together; only one is set.");
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

    private static @Nullable PostgresAddress database(Reader reader) {
        boolean wanted = reader.gives("DATABASE");
        var url = reader.take("DATABASE", null, value -> new PostgresAddress(value, null, null).url());
        var user = reader.take("DATABASE_USER", null, value -> value);
        var password = password(reader, "DATABASE_PASSWORD");
        if (!wanted && (user != null || password != null)) {
            reader.errors.add("A user or password of a database is set, and KLATCH_DATABASE is not.");
        }
        return url == null ? null : new PostgresAddress(url, user, password);
    }

    /** One node has nobody to give a hint to. */
    private static @Nullable RedisAddress redis(Reader reader, boolean several) {
        boolean wanted = reader.gives("REDIS");
        var url = reader.take("REDIS", null, value -> new RedisAddress(value, null).url());
        var password = password(reader, "REDIS_PASSWORD");
        if (wanted && !several) {
            reader.errors.add("KLATCH_REDIS is set, and KLATCH_DATABASE is not: only several nodes have a use for it.");
        }
        if (!wanted && password != null) {
            reader.errors.add("A password of a Redis is set, and KLATCH_REDIS is not.");
        }
        return url == null ? null : new RedisAddress(url, password);
    }

    /** As it is, or in a file. */
    private static @Nullable String password(Reader reader, String name) {
        var password = reader.take(name, null, value -> value);
        var kept = reader.take(name + "_FILE", null, Settings::secret);
        if (password != null && kept != null) {
            reader.errors.add(PREFIX + name + " and " + PREFIX + name + "_FILE are both set; one is enough.");
        }
        return password == null ? kept : password;
    }

    private static @Nullable BackupPlan backups(Reader reader) {
        boolean more = reader.gives("BACKUP_HOURS") || reader.gives("BACKUP_KEEP");
        var folder = reader.take("BACKUP_FOLDER", null, Path::of);
        var hours = reader.take("BACKUP_HOURS", "24", value -> number(value, 1, HOURS_PER_YEAR));
        var keep = reader.take("BACKUP_KEEP", "7", value -> number(value, 1, MOST_KEPT));
        if (folder == null && more) {
            reader.errors.add("A setting of backups is set, and KLATCH_BACKUP_FOLDER is not.");
        }
        if (folder != null && !reader.effective.getOrDefault(PREFIX + "DATABASE", "").isEmpty()) {
            reader.errors.add("KLATCH_BACKUP_FOLDER is for SQLite: back up PostgreSQL with its own tools.");
        }
        return folder == null || hours == null || keep == null
                ? null
                : new BackupPlan(folder, Duration.ofHours(hours), keep);
    }

    private static String secret(String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
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

    private static List<String> list(String value) {
        return List.of(value.split(",", -1)).stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private static Set<String> origins(String value) {
        return Set.copyOf(list(value).stream().map(Settings::origin).toList());
    }

    private static List<Cidr> ranges(String value) {
        return list(value).stream().map(Cidr::parse).toList();
    }

    private static SignUp signUp(String value) {
        return SignUp.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static LogFormat logFormat(String value) {
        return LogFormat.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static Level logLevel(String value) {
        return Level.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static Boolean onOrOff(String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** Takes settings out of the environment one by one, so that what is left over is unknown. */
    private static final class Reader {
        private static final Map<String, String> RULES = Map.ofEntries(
                Map.entry("LOG", "text or json"),
                Map.entry("LOG_LEVEL", "error, warn, info, debug or trace"),
                Map.entry("PORT", "a port from 0 to 65535"),
                Map.entry("TLS_CERTIFICATE", "a file that can be read"),
                Map.entry("TLS_KEY", "a file that can be read"),
                Map.entry("DATA", "a folder"),
                Map.entry("DATABASE", "jdbc:postgresql://HOST/DATABASE, without the password"),
                Map.entry("DATABASE_PASSWORD_FILE", "a file that can be read"),
                Map.entry("REDIS", "redis://HOST or rediss://HOST, without the password"),
                Map.entry("REDIS_PASSWORD_FILE", "a file that can be read"),
                Map.entry("URL", "an origin such as https://chat.example"),
                Map.entry("ORIGINS", "origins with commas between them"),
                Map.entry("TRUSTED_PROXIES", "addresses or ranges such as 10.0.0.0/8 with commas between them"),
                Map.entry("SIGNUP", "open, invite or closed"),
                Map.entry("RATE_LIMITS", "on or off"),
                Map.entry("BACKUP_FOLDER", "a folder"),
                Map.entry("BACKUP_HOURS", "a number from 1 to 8760"),
                Map.entry("BACKUP_KEEP", "a number from 1 to 1000"));
        /** Where a password stands, or may stand by mistake. */
        private static final Set<String> SECRET = Set.of("DATABASE", "DATABASE_PASSWORD", "REDIS", "REDIS_PASSWORD");
        private final Map<String, String> left = new TreeMap<>();
        private final List<String> errors = new ArrayList<>();
        private final Map<String, String> effective = new LinkedHashMap<>();

        Reader(Map<String, String> environment) {
            environment.forEach((name, value) -> {
                if (name.startsWith(PREFIX)) {
                    left.put(name, value);
                }
            });
        }

        boolean gives(String name) {
            var given = left.get(PREFIX + name);
            return given != null && !given.isBlank();
        }

        /** What is returned for a wrong value never leaves {@link Settings#from}: finish throws. */
        @SuppressWarnings("NullAway")
        <T> T take(String name, @Nullable String fallback, Function<String, T> read) {
            var given = left.remove(PREFIX + name);
            var value = given == null || given.isBlank() ? fallback : given.strip();
            effective.put(PREFIX + name, value == null ? "" : name.endsWith("_PASSWORD") ? "***" : value);
            try {
                return value == null ? null : read.apply(value);
            } catch (IllegalArgumentException _) {
                errors.add(PREFIX + name + " must be " + RULES.get(name)
                        + (SECRET.contains(name) ? "." : ", and is “" + value + "”."));
                return fallback == null || fallback.equals(value) ? null : read.apply(fallback);
            }
        }

        void finish() {
            left.keySet().forEach(name -> errors.add(name + " is not a setting of Klatch."));
            if (!errors.isEmpty()) {
                throw new Senseless(errors);
            }
        }
    }
}
