package chat.klatch.server;

import chat.klatch.protocol.Invalid;
import chat.klatch.server.command.Backup;
import chat.klatch.server.command.Copy;
import chat.klatch.server.command.Health;
import chat.klatch.server.command.NotDone;
import chat.klatch.server.command.Restore;
import chat.klatch.server.command.Verification;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    static final int DONE = 0;
    static final int NOT_DONE = 1;
    private static final int SENSELESS = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** What concerns the settings. */
    @Command(name = "config", mixinStandardHelpOptions = true, description = "Looks at the settings.")
    final class Config {
        @Command(name = "check", mixinStandardHelpOptions = true, description = "Prints the settings with which serve would start, or everything that is wrong with them.")
        void check(@Option(names = "--json", description = "for programs") boolean json) {
            desk.say(json, new Effective(Settings.effective(desk.environment())),
                    held -> held.settings.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private record Effective(Map<String, String> settings) {
    }

    private final Desk desk;
    private final Runnable serve;
    private final Callable<Integer> train;

    private KlatchCommand(Desk desk, Runnable serve, Callable<Integer> train) {
        this.desk = desk;
        this.serve = serve;
        this.train = train;
    }

    /**
     * Everything that can be asked of {@code klatch}; {@code serve} and {@code train} are done by whoever starts it.
     */
    static CommandLine line(Map<String, String> environment, InstantSource clock, PasswordPrompt prompt,
            PrintWriter out, PrintWriter err, Runnable serve, Callable<Integer> train) {
        var desk = new Desk(environment, clock, prompt, out);
        var command = new KlatchCommand(desk, serve, train);
        var line = new CommandLine(command).addSubcommand(new UserCommand(desk))
                .addSubcommand(new SessionCommand(desk)).addSubcommand(new RoomCommand(desk))
                .addSubcommand(new AuditCommand(desk)).addSubcommand(command.new Config())
                .addSubcommand(new CommandLine.HelpCommand());
        sayVersion(line);
        return line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> misused(wrong))
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

    @Command(mixinStandardHelpOptions = true, description = "Serves the place in KLATCH_DATA until it is stopped.")
    void serve() {
        serve.run();
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Copies the place in KLATCH_DATA into FILE, whether a server runs on it or not.",
            "FILE must not be there yet. It is read back and checked before it gets its name."})
    void backup(@Parameters(paramLabel = "FILE", description = "where the backup goes") Path file) {
        desk.out().println(new Backup(desk.data("back it up with pg_dump"), Build.NAME, desk.clock()).to(file));
        desk.out().println("Whoever has this file can read everything: keep it secret.");
    }

    @Command(mixinStandardHelpOptions = true, description = {"Makes the place in KLATCH_DATA of a backup.",
            "That folder must be empty or missing. Everybody signs in again."})
    void restore(@Parameters(paramLabel = "FILE", description = "what klatch backup made") Path file) {
        desk.out().println(
                new Restore(desk.data("restore it with pg_restore, then run klatch renew"), desk.clock()).from(file));
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Restores a backup aside, looks at all of it, says what it holds, and throws that away.",
            "Beside FILE, where it may write there, else in the system's folder for temporary files."})
    void verify(@Parameters(paramLabel = "FILE", description = "what klatch backup made") Path file,
            @Option(names = "--json", description = "for programs") boolean json) {
        var beside = file.toAbsolutePath().getParent();
        var aside = beside != null && Files.isWritable(beside) ? beside : Path.of(System.getProperty("java.io.tmpdir"));
        desk.say(json, new Verification(file, aside).run(), Verification.Verified::toString);
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
        var settings = desk.settings();
        var copy = new Copy(settings.data(), follow, LOOK, desk.out()::println);
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
        var settings = desk.settings();
        desk.out().println(new Health(settings.host(), settings.port(), settings.tls() != null).ask());
    }

    @Command(name = "reset-password", mixinStandardHelpOptions = true, description = "The same as klatch user reset-password.")
    void resetPassword(@Parameters(paramLabel = "NAME", description = "their username") String name)
            throws IOException {
        new UserCommand(desk).resetPassword(name, false);
    }

    @Command(mixinStandardHelpOptions = true, description = {
            "Makes clients drop what they have seen, and signs everybody out.",
            "For a place in PostgreSQL that was just restored by its tools, before a server runs on it."})
    void renew() throws IOException {
        String done = desk.with(database -> {
            Restore.renew(database, "", desk.clock().instant());
            return "The place has a new epoch. Everybody signs in again.";
        });
        desk.out().println(done);
    }

    @Command(mixinStandardHelpOptions = true, description = "Says which Klatch this is, and which Java runs it.")
    void version() {
        desk.out().println("klatch " + Build.NAME + ", Java " + Runtime.version());
    }

    @Command(hidden = true, mixinStandardHelpOptions = true, description = "Makes the cache with which Java starts faster; the image does so once.")
    int train() throws Exception {
        return train.call();
    }
}
