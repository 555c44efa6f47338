package chat.klatch.server;

import chat.klatch.protocol.Invalid;
import chat.klatch.server.accounts.Rescue;
import chat.klatch.server.command.Backup;
import chat.klatch.server.command.Copy;
import chat.klatch.server.command.Health;
import chat.klatch.server.command.NotDone;
import chat.klatch.server.command.Restore;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** How Klatch is called: its commands, their arguments, and the help for them. Each method is a command. */
@Command(name = "klatch", mixinStandardHelpOptions = true, description = "Self-hosted team chat. Without a command it serves.", footer = {
        "",
        "Settings come from the environment; klatch config check shows them."}, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
                "0:done", "1:not done; a sentence says why", "2:arguments or settings that make no sense"})
final class KlatchCommand {
    private static final int NOT_DONE = 1;
    private static final int SENSELESS = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** What concerns the settings. */
    @Command(name = "config", mixinStandardHelpOptions = true, description = "Looks at the settings.")
    final class Config {
        @Command(name = "check", mixinStandardHelpOptions = true, description = "Prints the settings with which serve would start, or everything that is wrong with them.")
        void check() {
            Settings.effective(environment).forEach((name, value) -> out.println(name + "=" + value));
        }
    }

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PasswordPrompt prompt;
    private final PrintWriter out;
    private final Runnable serve;
    private final Callable<Integer> train;

    private KlatchCommand(Map<String, String> environment, InstantSource clock, PasswordPrompt prompt,
            PrintWriter out, Runnable serve, Callable<Integer> train) {
        this.environment = environment;
        this.clock = clock;
        this.prompt = prompt;
        this.out = out;
        this.serve = serve;
        this.train = train;
    }

    /**
     * Everything that can be asked of {@code klatch}; {@code serve} and {@code train} are done by whoever starts it.
     */
    static CommandLine line(Map<String, String> environment, InstantSource clock, PasswordPrompt prompt,
            PrintWriter out, PrintWriter err, Runnable serve, Callable<Integer> train) {
        var command = new KlatchCommand(environment, clock, prompt, out, serve, train);
        var line = new CommandLine(command).addSubcommand(command.new Config())
                .addSubcommand(new CommandLine.HelpCommand());
        sayVersion(line);
        return line.setOut(out).setErr(err).setParameterExceptionHandler((wrong, _) -> misused(wrong))
                .setExecutionExceptionHandler((failed, at, _) -> failed(failed, at.getErr()));
    }

    private static void sayVersion(CommandLine line) {
        line.getCommandSpec().version("klatch " + Build.NAME);
        line.getSubcommands().values().forEach(KlatchCommand::sayVersion);
    }

    private static int misused(ParameterException wrong) {
        var err = wrong.getCommandLine().getErr();
        err.println("klatch: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return SENSELESS;
    }

    /** What is for the operator is said in its sentence; anything else is ours, and shows where it happened. */
    private static int failed(Exception failed, PrintWriter err) throws Exception {
        switch (failed) {
            case Settings.Senseless senseless -> {
                err.println(senseless.getMessage());
                return SENSELESS;
            }
            case NotDone _,DataFolder.Unusable _,Refused _,Invalid _ -> err.println(failed.getMessage());
            case StorageException broken -> err.println("Not done: " + broken.getMessage() + ".");
            default -> throw failed;
        }
        return NOT_DONE;
    }

    /** The folder of a place that is kept in it; {@code instead} says what to do where PostgreSQL keeps it. */
    private Path data(String instead) {
        var settings = Settings.from(environment);
        if (settings.database() != null) {
            throw new NotDone("This place is in PostgreSQL (KLATCH_DATABASE): " + instead
                    + " (see docs/operations.md).");
        }
        return settings.data();
    }

    /** The data as they are, beside a running server or without one. */
    private Database database() {
        var settings = Settings.from(environment);
        if (settings.database() != null) {
            return Postgres.openAsItIs(settings.database());
        }
        var file = DataFolder.database(settings.data());
        if (!Files.isRegularFile(file)) {
            throw NotDone.noPlace(settings.data());
        }
        return Sqlite.openAsItIs(file);
    }

    @Command(mixinStandardHelpOptions = true, description = "Serves the place in KLATCH_DATA until it is stopped.")
    void serve() {
        serve.run();
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Copies the place in KLATCH_DATA into FILE, whether a server runs on it or not.",
            "FILE must not be there yet. It is read back and checked before it gets its name."})
    void backup(@Parameters(paramLabel = "FILE", description = "where the backup goes") Path file) {
        out.println(new Backup(data("back it up with pg_dump"), Build.NAME, clock).to(file));
        out.println("Whoever has this file can read everything: keep it secret.");
    }

    @Command(mixinStandardHelpOptions = true, description = {"Makes the place in KLATCH_DATA of a backup.",
            "That folder must be empty or missing. Everybody signs in again."})
    void restore(@Parameters(paramLabel = "FILE", description = "what klatch backup made") Path file) {
        out.println(new Restore(data("restore it with pg_restore, then run klatch renew"), clock).from(file));
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Moves the place into an empty PostgreSQL database, or out of PostgreSQL into a folder.",
            "Both are compared before anything is to be seen there. The place stays as it is."})
    void copy(
            @Parameters(paramLabel = "TARGET", description = "jdbc:postgresql://HOST/DATABASE, or a folder") String target,
            @Option(names = "--user", paramLabel = "NAME", description = "as whom to come to that database") @Nullable String user,
            @Option(names = "--password-file", paramLabel = "FILE", description = "the file with the password for it") @Nullable Path secret,
            @Option(names = "--follow", description = "begin beside the running server, and end when that is stopped") boolean follow)
            throws IOException {
        var settings = Settings.from(environment);
        var copy = new Copy(settings.data(), follow, LOOK, out::println);
        if (target.startsWith("jdbc:")) {
            if (settings.database() != null) {
                throw new NotDone("This place is in PostgreSQL (KLATCH_DATABASE): pg_dump copies it.");
            }
            var password = secret == null ? null : Files.readString(secret).stripTrailing();
            copy.to(address(target, user, password));
        } else if (settings.database() == null) {
            throw new NotDone("This place is in a folder: copy it by backup and restore.");
        } else {
            copy.from(settings.database(), Path.of(target));
        }
    }

    private static PostgresAddress address(String url, @Nullable String user, @Nullable String password) {
        try {
            return new PostgresAddress(url, user, password);
        } catch (IllegalArgumentException _) {
            throw new NotDone(url + " is not jdbc:postgresql://HOST/DATABASE, without a password.");
        }
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Asks the server at KLATCH_HOST and KLATCH_PORT whether it can serve.",
            "Containers and scripts call it; it needs no other program."})
    void health() {
        var settings = Settings.from(environment);
        out.println(new Health(settings.host(), settings.port(), settings.tls() != null).ask());
    }

    @Command(name = "reset-password", mixinStandardHelpOptions = true, description = {
            "Sets somebody's password, and signs them out everywhere.",
            "It is asked for, or read as one line from standard input. The server may run meanwhile."})
    void resetPassword(@Parameters(paramLabel = "NAME", description = "their username") String name)
            throws IOException {
        try (var database = database()) {
            resetPassword(database, name);
        }
    }

    private void resetPassword(Database database, String name) throws IOException {
        var password = prompt.ask("New password of " + name);
        if (password == null) {
            throw new NotDone("No password was set: none came, or the second was not the same as the first.");
        }
        var user = Rescue.setPassword(database, name, password, clock.instant());
        out.println(user.username() + " has a new password, and is signed out everywhere.");
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Makes clients drop what they have seen, and signs everybody out.",
            "For a place in PostgreSQL that was just restored by its tools, before a server runs on it."})
    void renew() {
        try (var database = database()) {
            Restore.renew(database, clock.instant());
            out.println("The place has a new epoch. Everybody signs in again.");
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Says which Klatch this is, and which Java runs it.")
    void version() {
        out.println("klatch " + Build.NAME + ", Java " + Runtime.version());
    }

    @Command(hidden = true, mixinStandardHelpOptions = true, description = "Makes the cache with which Java starts faster; the image does so once.")
    int train() throws Exception {
        return train.call();
    }
}
