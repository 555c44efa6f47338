package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Settings;
import chat.klatch.server.door.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/klatch.service}, by systemd's own judgement. */
class ServiceTest {
    /** Tenths; what remains is that it is on a network, and that Java compiles. */
    private static final int MOST_EXPOSURE = 15;
    private static final String STARTS = "ExecStart=/opt/klatch/bin/klatch";
    @TempDir
    private Path folder;

    private Path unit(String added) throws Exception {
        var text = Deploy.with(Deploy.text("klatch.service"), STARTS,
                "ExecStart=" + Shell.klatch().toAbsolutePath());
        return Files.writeString(folder.resolve("klatch.service"), Deploy.with(text, "[Install]", added + "[Install]"));
    }

    /** What systemd has to say against the unit. */
    private String verified(String added) throws Exception {
        var said = Deploy.run(Deploy.program("systemd-analyze"), "verify", unit(added).toString());
        return said.lines().filter(line -> line.contains("klatch.service")).collect(Collectors.joining("\n"));
    }

    @Test
    @Needs("systemd-analyze")
    void systemdUnderstandsAllOfIt() throws Exception {
        assertEquals("", verified(""));
    }

    @Test
    @Needs("systemd-analyze")
    void systemdUnderstandsWhatTheManualAddsForAPortOfItsOwn() throws Exception {
        var manual = Files.readString(Path.of("..", "docs", "operations.md"));
        var from = manual.indexOf("[Service]", manual.indexOf("`systemctl edit klatch` has"));
        var added = manual.substring(from, manual.indexOf("```", from));
        assertTrue(added.contains("AmbientCapabilities="), added);
        assertEquals("", verified(added));
    }

    @Test
    @Needs("systemd-analyze")
    void itMayDoLittleMoreThanItMust() throws Exception {
        Deploy.run(Deploy.program("systemd-analyze"), "security", "--no-pager", "--offline=true",
                "--threshold=" + MOST_EXPOSURE, unit("").toString());
    }

    @Test
    void itsSettingsMakeSenseAndItsDataIsWhereItMayWrite() {
        var text = Deploy.text("klatch.service");
        Map<String, String> environment = text.lines().filter(line -> line.startsWith("Environment=KLATCH_"))
                .flatMap(line -> Arrays.stream(line.substring("Environment=".length()).split(" ", -1)))
                .map(setting -> setting.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var settings = Settings.from(environment);
        assertEquals("127.0.0.1", settings.host());
        assertTrue(text.contains("\nStateDirectory=klatch\n"));
        assertTrue(settings.data().startsWith("/var/lib/klatch"));
    }
}
