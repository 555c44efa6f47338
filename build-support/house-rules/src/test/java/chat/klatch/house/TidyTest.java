package chat.klatch.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TidyTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;
    private static final List<String> IN_THE_BROWSER = List.of("protocol/src/main", "client-core/src/main",
            "client-wasm/src/main");
    private static final Set<String> OWN_SCRIPTS = Set.of("boot.js");

    @Test
    void thereIsSomethingToRead() {
        assertFalse(Sources.main().isEmpty());
        assertFalse(Sources.test().isEmpty());
    }

    @Test
    void aFileOfOverFourHundredLinesIsTwo() {
        assertNone(Sources.all(), file -> Sources.text(file).lines().count() > FILE_LINES);
    }

    @Test
    void aMethodOfOverSixtyLinesIsTwo() throws IOException {
        var tooLong = Sources.methods(Sources.all()).stream().filter(method -> method.lines() > METHOD_LINES).toList();
        assertEquals(List.of(), tooLong);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNonNullByDefault() {
        assertNone(Sources.main(), file -> {
            var about = Sources.ROOT.resolve(file).resolveSibling("package-info.java");
            return !standsIn(file) && !(Files.exists(about)
                    && Sources.text(Sources.ROOT.relativize(about)).contains("@NullMarked"));
        });
    }

    /** A class that hides one of another's bears its name, and lies in its package. */
    private static boolean standsIn(Path file) {
        return file.toString().contains("org/teavm") || file.toString().contains("org/commonmark");
    }

    @Test
    void noTestSleeps() {
        assertNone(Sources.test(), containing("Thread\\.sleep|waitForTimeout|TimeUnit\\.\\w+\\.sleep"));
    }

    @Test
    void noFakeIsMadeByALibrary() {
        assertNone(Sources.all(), containing("org\\.mockito|org\\.easymock|org\\.jmock|io\\.mockk|mockserver"));
    }

    @Test
    void noTestIsSwitchedOff() {
        assertNone(Sources.test(), containing("@Disabled|@EnabledIf|Assumptions\\."));
    }

    @Test
    void nothingIsLeftForLater() {
        assertNone(Sources.all(), containing("TO" + "DO|FIX" + "ME|X" + "XX|UnsupportedOperationException\\(\\)"));
    }

    @Test
    void whatTheBrowserRunsLeavesOutWhatWeighsMost() {
        assertNone(inTheBrowser(), containing(
                "String\\.format|\\.formatted\\(|java\\.util\\.regex|import java\\.time|\\.split\\(|\\.replaceAll\\(\"|\\.matches\\("));
    }

    /** Where it runs as WebAssembly no cast of ours is checked (docs/adr/0003): javac's are left, which cannot fail. */
    @Test
    void whatTheBrowserRunsCastsNothing() throws IOException {
        var ours = inTheBrowser().stream().filter(file -> !standsIn(file)).toList();
        assertEquals(List.of(), Sources.casts(ours));
        assertNone(ours, containing("@SuppressWarnings|@SafeVarargs"));
    }

    @Test
    void noIdStandsTwiceInThePage() {
        var ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(Sources.text(Path.of("client-wasm/src/main/web/index.html")))
                .results().map(found -> found.group(1)).toList();
        var twice = ids.stream().filter(id -> Collections.frequency(ids, id) > 1).distinct().toList();
        assertEquals(List.of(), twice);
        assertFalse(ids.isEmpty());
    }

    @Test
    void noScriptIsWrittenInJava() {
        assertNone(inTheBrowser(), containing("@JSBody|setInnerHTML|getInnerHTML"));
    }

    /** The browser has one thread, and TeaVM's way to suspend it keeps a failure for the next who waits. */
    @Test
    void whatTheBrowserRunsNeverWaits() {
        assertNone(inTheBrowser(), containing(
                "\\bsynchronized\\b|\\bThread\\b|\\.wait\\(|\\.notify(All)?\\(|\\.await\\(|@Async\\b|java\\.util\\.concurrent|java\\.util\\.Timer"));
    }

    @Test
    void theOnlyScriptOfOursIsTheLoader() throws IOException {
        try (var files = Files.walk(Sources.ROOT)) {
            assertEquals(List.of(), files.filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> file.toString().endsWith(".js") && file.toString().contains("/src/main/"))
                    .filter(file -> !OWN_SCRIPTS.contains(file.getFileName().toString()))
                    .toList());
        }
    }

    @Test
    void noClassIsNamedForNothing() {
        assertNone(Sources.all(), file -> Pattern.matches(".*(Manager|Helper|Util|Utils|Impl|Processor|Service)\\.java",
                file.getFileName().toString()));
    }

    @Test
    void onlyProgramsWriteToTheConsole() {
        assertNone(Sources.main(), file -> containing("System\\.(out|err)").test(file)
                && !file.endsWith("Main.java") && !file.startsWith("build-support"));
    }

    private static List<Path> inTheBrowser() {
        return Sources.main().stream().filter(file -> IN_THE_BROWSER.stream().anyMatch(file::startsWith)).toList();
    }

    private static Predicate<Path> containing(String pattern) {
        var compiled = Pattern.compile(pattern);
        return file -> !file.endsWith("TidyTest.java") && compiled.matcher(Sources.text(file)).find();
    }

    private static void assertNone(List<Path> files, Predicate<Path> broken) {
        assertEquals(List.of(), files.stream().filter(broken).toList());
    }
}
