package chat.klatch.server.door;

import chat.klatch.server.KlatchServer;
import chat.klatch.server.Settings;
import chat.klatch.server.accounts.PasswordCost;
import chat.klatch.server.relay.LocalRelay;
import chat.klatch.server.relay.Relay;
import chat.klatch.server.relay.TestRedis;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.TestPostgres;
import chat.klatch.server.storage.TestSqlite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole server in this process, on a free port, with a data folder of its own and a clock that only the test moves.
 * Limits of rates are off unless a test asks for {@code KLATCH_RATE_LIMITS=on}: a clock that stands still refills none.
 * With {@code -Dklatch.test.nodes=3}, where its database is PostgreSQL, it is as many nodes at one place, with a real
 * Redis between them, and each connection goes to the next of them.
 */
public final class TestServer implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";
    /** Thousands sign up in tests, and nobody guesses. */
    private static final PasswordCost CHEAP = new PasswordCost(64, 1);
    private static final int NODES = Integer.getInteger("klatch.test.nodes", 1);
    private final TestClock clock;
    private final Path data;
    private final @Nullable PostgresAddress postgres;
    private final boolean owner;
    private final Supplier<Relay> relays;
    private final PasswordCost cost;
    private final Map<String, String> environment;
    private final Settings settings;
    private final Http http = new Http(this);
    private final AtomicInteger people = new AtomicInteger();
    private KlatchServer server;
    private final List<Path> otherData = new ArrayList<>();
    private final List<KlatchServer> others = new ArrayList<>();
    private @Nullable Spread spread;

    private TestServer(Path data, Map<String, String> more, PasswordCost cost) {
        this(data, more, TestPostgres.wanted() ? TestPostgres.place() : null, new TestClock(), true,
                NODES > 1 ? TestRedis.between() : new LocalRelay.Ring()::end, cost);
        if (postgres != null && NODES > 1) {
            startMore();
        }
    }

    /** The others, each with a folder of its own, and what stands before all. */
    private void startMore() {
        try {
            while (otherData.size() < NODES - 1) {
                otherData.add(Files.createTempDirectory("klatch-test"));
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        for (Path folder : otherData) {
            var own = new HashMap<>(environment);
            own.put("KLATCH_DATA", folder.toString());
            others.add(KlatchServer.start(Settings.from(own), clock, relays.get(), cost));
        }
        spread = new Spread(Stream.concat(Stream.of(server), others.stream()).map(KlatchServer::port).toList());
    }

    private void closeAll() {
        server.close();
        others.forEach(KlatchServer::close);
        others.clear();
        if (spread != null) {
            spread.close();
        }
    }

    private TestServer(Path data, Map<String, String> more, @Nullable PostgresAddress postgres, TestClock clock,
            boolean owner, Supplier<Relay> relays, PasswordCost cost) {
        this.data = data;
        this.postgres = postgres;
        this.clock = clock;
        this.owner = owner;
        this.relays = relays;
        this.cost = cost;
        environment = new HashMap<>(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT", "0", "KLATCH_DATA",
                data.toString(), "KLATCH_RATE_LIMITS", "off"));
        if (postgres != null) {
            environment.putAll(asSettings(postgres));
        }
        environment.putAll(more);
        settings = Settings.from(environment);
        server = KlatchServer.start(settings, clock, relays.get(), cost);
    }

    /**
     * One of several nodes at a place that somebody else made and drops.
     *
     * @param relays
     *            makes its end of what is between the nodes
     */
    public static TestServer node(PostgresAddress place, TestClock clock, Supplier<Relay> relays,
            String... namesAndValues) {
        try {
            return new TestServer(Files.createTempDirectory("klatch-test"), pairs(namesAndValues), place, clock,
                    false, relays, CHEAP);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Starts a server with settings as in the environment: {@code "KLATCH_SIGNUP", "closed"}. */
    public static TestServer start(String... namesAndValues) {
        return start(CHEAP, namesAndValues);
    }

    /** As {@link #start(String...)}, where a guess at a password costs this much. */
    public static TestServer start(PasswordCost cost, String... namesAndValues) {
        try {
            var data = Files.createTempDirectory("klatch-test");
            if (!TestPostgres.wanted()) {
                TestSqlite.place(data);
            }
            return new TestServer(data, pairs(namesAndValues), cost);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Starts a server on data that is there already; closing it deletes them. */
    public static TestServer on(Path data, String... namesAndValues) {
        return new TestServer(data, pairs(namesAndValues), CHEAP);
    }

    private static Map<String, String> pairs(String... namesAndValues) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }

    private static Map<String, String> asSettings(PostgresAddress address) {
        return Map.of("KLATCH_DATABASE", address.url(), "KLATCH_DATABASE_USER", Objects.requireNonNull(address.user()));
    }

    /** What a command needs in its environment, besides the folder, to find this place. */
    public Map<String, String> environment() {
        return postgres == null ? Map.of() : asSettings(postgres);
    }

    /** A connection of somebody else's to the database of this place. */
    public Connection outside() throws SQLException {
        if (postgres != null) {
            return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        }
        var outside = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("klatch.db"));
        try (var statement = outside.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
        }
        return outside;
    }

    public int port() {
        return spread == null ? server.port() : spread.port();
    }

    /** Scheme, host and port, as a browser on this server's page would say its origin. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public TestClock clock() {
        return clock;
    }

    public Path data() {
        return data;
    }

    public Settings settings() {
        return settings;
    }

    public Http http() {
        return http;
    }

    /** Somebody with an account and a session of their own. */
    public Person signUp(String username) {
        return signUp(username, PASSWORD);
    }

    public Person signUp(String username, String password) {
        return Person.of(this, http.post("/api/accounts", """
                {"username": "%s", "password": "%s"}""".formatted(username, password)).answer().expect(201));
    }

    /** Somebody new, whose name does not matter: for tests that share a server. */
    public Person somebody() {
        return signUp("somebody" + people.incrementAndGet());
    }

    /** The same person on one more device. */
    public Person signIn(String username) {
        return Person.of(this, http.post("/api/sessions", """
                {"username": "%s", "password": "%s"}""".formatted(username, PASSWORD)).answer().expect(201));
    }

    /** Opens a socket that nobody has signed in yet. */
    public TestSocket socket(String... headers) {
        return TestSocket.open(this, headers);
    }

    /** Stops the server as SIGTERM does, and leaves its data. */
    public void stop() {
        closeAll();
    }

    /** Stops the server, and starts it again on the same data and maybe another port. */
    public void restart() {
        closeAll();
        server = KlatchServer.start(settings, clock, relays.get(), cost);
        if (spread != null) {
            startMore();
        }
    }

    @Override
    public void close() {
        try {
            closeAll();
        } finally {
            delete(data);
            otherData.forEach(TestServer::delete);
            if (postgres != null && owner) {
                TestPostgres.drop(postgres);
            }
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
