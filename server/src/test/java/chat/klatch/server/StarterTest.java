package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/klatch}: which Java it takes, and when it trusts the AOT cache. Its Java only says how it was called. */
class StarterTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    @TempDir
    private Path folder;
    private Path home;

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(Path.of(System.getProperty("klatch.home"), "bin", "klatch"), home.resolve("bin/klatch"));
        Files.setPosixFilePermissions(home.resolve("bin/klatch"), PosixFilePermissions.fromString("rwxr-xr-x"));
        jar("klatch.jar", NOON);
        jar("other.jar", NOON);
    }

    private void jar(String name, Instant at) throws IOException {
        var file = home.resolve("lib").resolve(name);
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    /** Where the cache is looked for carries the version, which the script has from the build. */
    private Path cache(Instant at) throws IOException {
        var line = Files.readString(home.resolve("bin/klatch")).lines().filter(one -> one.startsWith("cache=$home/"))
                .findFirst().orElseThrow();
        var file = home.resolve(line.substring("cache=$home/".length()));
        Files.writeString(file, "cache");
        Files.setLastModifiedTime(file, FileTime.from(at));
        return file;
    }

    private Path java(String version) throws IOException {
        var java = Files.createDirectories(folder.resolve("java " + version));
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(java.resolve("bin/java"), "for a in \"$@\"; do echo \"$a\"; done");
        return java;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The few programs that the script needs, and no Java. */
    private Path tools() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[]{"readlink", "dirname", "sed", "find", "rm"}) {
            program(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        return tools;
    }

    private List<String> run(Path starter, Path java, int status, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(starter.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("PATH", tools().toString());
        builder.environment().remove("JAVA_OPTS");
        var process = builder.start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var said = lines.lines().toList();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(status, process.exitValue(), said::toString);
            return said;
        }
    }

    private List<String> run(String... arguments) throws Exception {
        return run(home.resolve("bin/klatch"), java("25.0.1"), 0, arguments);
    }

    private boolean usesCache() throws Exception {
        return run("serve").stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }

    @Test
    void itStartsTheJarWithWhatWasAsked() throws Exception {
        var said = run("version", "two words");
        var jar = home.resolve("lib/klatch.jar").toString();
        assertEquals(List.of("-jar", jar, "version", "two words"), said.subList(said.indexOf("-jar"), said.size()));
        assertTrue(said.contains("-XX:+UseCompactObjectHeaders"));
        assertTrue(said.contains("-XX:+ExitOnOutOfMemoryError"));
    }

    @Test
    void aLinkToItStartsTheSame() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("klatch-link"), home.resolve("bin/klatch"));
        assertTrue(run(link, java("25"), 0, "serve").contains(home.resolve("lib/klatch.jar").toString()));
    }

    @Test
    void withoutACacheThereIsNone() throws Exception {
        assertFalse(usesCache());
    }

    @Test
    void aCacheThatIsNewerThanEveryJarIsUsed() throws Exception {
        var cache = cache(NOON.plusSeconds(1));
        assertTrue(run("serve").contains("-XX:AOTCache=" + cache));
    }

    @Test
    void aCacheThatIsOlderThanAnyJarIsNot() throws Exception {
        cache(NOON.plusSeconds(1));
        jar("other.jar", NOON.plusSeconds(2));
        assertFalse(usesCache());
    }

    @Test
    void trainingMakesItAnew() throws Exception {
        var cache = cache(NOON.plusSeconds(1));
        assertTrue(run("train").contains("-XX:AOTCacheOutput=" + cache));
        assertFalse(Files.exists(cache));
    }

    @Test
    void theDatabasesLibraryIsTakenFromBesideTheJarsWhereItIs() throws Exception {
        var option = "-Dorg.sqlite.lib.path=" + home.resolve("lib");
        assertFalse(run("serve").contains(option));
        Files.writeString(home.resolve("lib/libsqlitejdbc.so"), "library");
        assertTrue(run("serve").contains(option));
    }

    @Test
    void aJavaThatIsTooOldIsNotTaken() throws Exception {
        var said = run(home.resolve("bin/klatch"), java("21.0.9"), 1, "serve");
        assertEquals(List.of("Klatch needs Java 25 or newer: set JAVA_HOME to one, or put its java on PATH."), said);
    }

    @Test
    void aRuntimeOfItsOwnComesFirst() throws Exception {
        Files.move(java("25"), home.resolve("jre"));
        assertTrue(run(home.resolve("bin/klatch"), java("21.0.9"), 0, "serve").contains("-jar"));
    }
}
