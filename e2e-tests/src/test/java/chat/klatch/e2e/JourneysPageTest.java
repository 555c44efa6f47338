package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/journeys.md tells the truth. */
class JourneysPageTest {
    private static final Path PAGE = Path.of("../docs/journeys.md");
    private static final Path HERE = Path.of("src/test/java/chat/klatch/e2e");

    @Test
    void theExampleIsTheOneThatIsRun() throws IOException {
        var page = Files.readString(PAGE);
        var example = page.substring(page.indexOf("```java\n") + "```java\n".length());
        example = example.substring(0, example.indexOf("```"));
        var source = Files.readString(HERE.resolve("journeys/FirstJourneyTest.java"));
        assertTrue(example.contains("@Test") && source.endsWith(example), "the page's example is another:\n" + example);
    }

    @Test
    void everyPropertyIsThereAndNoOther() throws IOException {
        assertEquals(
                properties(HERE.resolve("Options.java"), Pattern.compile("\"(klatch\\.(?!home|kept|classes)[a-z]+)\"")),
                properties(PAGE, Pattern.compile("^\\| `(klatch\\.[a-z]+)=", Pattern.MULTILINE)));
    }

    private static Set<String> properties(Path file, Pattern named) throws IOException {
        return named.matcher(Files.readString(file)).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Tabs end with a journey, and their browser goes to the next: what would stay is done by a verb of {@link Person}.
     */
    @Test
    void nothingIsDoneToABrowserThatWouldOutlastAJourney() throws IOException {
        var lasting = Pattern.compile(
                "\\bpage(\\(\\))?\\s*\\.clock\\b|\\bcontext(\\(\\))?\\s*\\.(clock|addInitScript|route|expose|setExtra|setGeo"
                        + "|setHttp|grant)");
        try (var files = Files.walk(HERE)) {
            var doing = files.filter(Files::isRegularFile).filter(file -> lasting.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(Set.of("Person.java"), doing);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Test
    void theJourneysThatItNamesAreThere() throws IOException {
        for (var found : Pattern.compile("-Dtest='?([A-Z]\\w+)(?:#(\\w+))?").matcher(Files.readString(PAGE)).results()
                .toList()) {
            var source = Files.readString(HERE.resolve("journeys/" + found.group(1) + ".java"));
            assertTrue(found.group(2) == null || source.contains("void " + found.group(2)), found.group());
        }
    }
}
