package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of {@code klatch}, how it says so, and how it ends. */
class KlatchCommandTest {
    private static final List<String> COMMANDS = List.of("serve", "backup", "restore", "verify", "health",
            "reset-password", "renew", "version", "user", "session", "room", "audit", "config", "help");
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger served = new AtomicInteger();
    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return KlatchCommand
                .line(environment, InstantSource.system(), new PasswordPrompt(InputStream.nullInputStream()),
                        new PrintWriter(out), new PrintWriter(err), served::incrementAndGet, () -> 0)
                .execute(arguments);
    }

    private void misused(String sentence, String help, String... arguments) {
        assertEquals(2, run(arguments));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("klatch: " + sentence), err::toString);
        assertTrue(err.toString().endsWith("Try '" + help + " --help'.\n"), err::toString);
    }

    @Test
    void helpNamesEveryCommandAndWhatTheExitStatusMeans() {
        for (String asked : List.of("--help", "-h", "help")) {
            assertEquals(0, run(asked));
            assertEquals("", err.toString());
            for (String command : COMMANDS) {
                assertTrue(out.toString().contains("\n  " + command), () -> command + " in " + out);
            }
            assertFalse(out.toString().contains("train"));
            assertTrue(out.toString().contains("Exit status:\n  0   done\n"), out::toString);
        }
    }

    @Test
    void everyCommandHasHelpOfItsOwnAndDoesNothingElseThen() {
        environment.put("KLATCH_DATA", folder.resolve("data").toString());
        for (String command : COMMANDS) {
            assertEquals(0, run(command, "--help"));
            assertTrue(out.toString().contains("Usage: klatch " + command), out::toString);
            assertEquals("", err.toString());
        }
        assertEquals(0, run("help", "backup"));
        assertTrue(out.toString().startsWith("Usage: klatch backup [-hV] FILE\n"), out::toString);
        assertEquals(0, run("config", "check", "--help"));
        assertEquals(0, served.get());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void whatIsPostgresqlsToDoIsLeftToItsToolsAndSaidSo() {
        environment.put("KLATCH_DATABASE", "jdbc:postgresql://127.0.0.1:1/klatch");
        var file = folder.resolve("file").toString();
        assertEquals(1, run("backup", file));
        assertEquals(
                "This place is in PostgreSQL (KLATCH_DATABASE): back it up with pg_dump (see docs/operations.md).\n",
                err.toString());
        assertEquals(1, run("restore", file));
        assertEquals("This place is in PostgreSQL (KLATCH_DATABASE): restore it with pg_restore, then run klatch renew "
                + "(see docs/operations.md).\n", err.toString());
        assertFalse(Files.exists(folder.resolve("file")));
        assertEquals(1, run("renew"));
        assertTrue(err.toString().startsWith("Not done: the database jdbc:postgresql://127.0.0.1:1/klatch cannot be "
                + "opened: Connection to 127.0.0.1:1 refused."), err::toString);
    }

    @Test
    void theVersionIsSaidAsACommandAndAsAnOption() {
        assertEquals(0, run("version"));
        assertTrue(out.toString().startsWith("klatch "), out::toString);
        for (String[] asked : new String[][]{{"--version"}, {"-V"}, {"backup", "--version"},
                {"config", "check", "--version"}}) {
            assertEquals(0, run(asked));
            assertEquals("klatch development\n", out.toString());
        }
    }

    @Test
    void whatMakesNoSenseIsToldWithAWayOut() {
        misused("Unmatched argument at index 0: 'dance'", "klatch", "dance");
        misused("Unmatched argument at index 0: 'backupp'\nDid you mean: klatch backup?", "klatch", "backupp");
        misused("Unknown option: '--loud'", "klatch", "--loud");
        misused("Missing required parameter: 'FILE'", "klatch backup", "backup");
        misused("Missing required parameter: 'FILE'", "klatch restore", "restore");
        misused("Missing required parameter: 'NAME'", "klatch reset-password", "reset-password");
        misused("Unmatched argument at index 2: 'two'", "klatch backup", "backup", "one", "two");
        misused("Unmatched argument at index 1: 'now'", "klatch version", "version", "now");
        misused("Missing required subcommand", "klatch config", "config");
        misused("Missing required parameter: 'FILE'", "klatch verify", "verify");
        misused("Missing required parameters: 'NAME', 'ROLE'", "klatch user role", "user", "role");
        misused("Invalid value for positional parameter at index 1 (ROLE)", "klatch user role", "user", "role", "ada",
                "boss");
        misused("Invalid value for option '--seen': 'soon' is not NUMBER:DIGEST",
                "klatch audit verify", "audit", "verify", "--seen", "soon");
        misused("Missing required parameter: 'ROOM'", "klatch room archive", "room", "archive");
        misused("Missing required subcommand", "klatch", new String[0]);
    }

    @Test
    void whereThereIsNoPlaceThereIsNothingToBackUpNorAnybodyToRescue() {
        environment.put("KLATCH_DATA", folder.resolve("none").toString());
        for (String[] asked : new String[][]{{"backup", folder.resolve("file").toString()},
                {"reset-password", "ada"}, {"user", "list"}, {"user", "disable", "ada"}, {"session", "revoke", "ada"},
                {"room", "list"}, {"audit", "verify"}, {"audit", "export"}}) {
            assertEquals(1, run(asked));
            assertEquals("There is no Klatch in " + folder.resolve("none")
                    + ": set KLATCH_DATA to the folder of one.\n", err.toString());
            assertEquals("", out.toString());
        }
        assertFalse(Files.exists(folder.resolve("none")));
        assertFalse(Files.exists(folder.resolve("file")));
    }

    @Test
    void settingsThatMakeNoSenseStopEveryCommandThatNeedsThem() {
        environment.put("KLATCH_PORT", "many");
        environment.put("KLATCH_COLOUR", "red");
        for (String[] asked : new String[][]{{"backup", "file"}, {"restore", "file"}, {"reset-password", "ada"},
                {"health"}, {"config", "check"}}) {
            assertEquals(2, run(asked));
            assertEquals("", out.toString());
            assertEquals("""
                    KLATCH_PORT must be a port from 0 to 65535, and is “many”.
                    KLATCH_COLOUR is not a setting of Klatch.
                    """, err.toString());
        }
    }

    @Test
    void goodSettingsAreShownAsTheyHold() {
        environment.put("KLATCH_PORT", " 9000 ");
        environment.put("KLATCH_URL", "https://chat.example");
        environment.put("HOME", "/somewhere");
        assertEquals(0, run("config", "check"));
        assertEquals("", err.toString());
        var said = out.toString().lines().toList();
        for (String line : List.of("KLATCH_HOST=0.0.0.0", "KLATCH_PORT=9000", "KLATCH_DATA=./data",
                "KLATCH_URL=https://chat.example", "KLATCH_ORIGINS=", "KLATCH_SIGNUP=open", "KLATCH_RATE_LIMITS=on")) {
            assertTrue(said.contains(line), () -> line + " in " + said);
        }
        assertTrue(said.stream().allMatch(line -> line.startsWith("KLATCH_")), said::toString);
    }

    @Test
    void serveIsServeHoweverItIsReached() {
        assertEquals(0, run("serve"));
        assertEquals(1, served.get());
    }
}
