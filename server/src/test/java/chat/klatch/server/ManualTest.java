package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md: what it tells operators to type, set, open and look for is there. */
class ManualTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern CALL = Pattern
            .compile("(?m)(?:^|&& |-- |docker exec (?:-it )?klatch |--rm .* )klatch( [a-z][^|#&>\\n]*)");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\$\\([^)]*\\)|\\S)+");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern FILE = Pattern.compile("\\bdeploy/[\\w./-]*\\w");
    private static final Pattern OF_A_PROVIDER = Pattern
            .compile("^KLATCH_OIDC_[A-Z]+_(NAME|ISSUER|CLIENT_ID|CLIENT_SECRET(_FILE)?|LINK|SIGNUP|DOMAINS)$");
    private static final Pattern SETTING = Pattern.compile("\\bKLATCH_[A-Z_]*[A-Z]\\b");
    private static final Pattern QUOTED = Pattern.compile("“([^”]*)”");
    /** Those of the compose files, which are none of a server. */
    private static final Set<String> OF_COMPOSE = Set.of("KLATCH_DOMAIN", "KLATCH_CERTIFICATES", "KLATCH_ACME",
            "KLATCH_MEMORY", "KLATCH_SECRETS");
    /** Those of a bot. */
    private static final Set<String> OF_BOTS = Set.of("KLATCH_SERVER", "KLATCH_USERNAME", "KLATCH_PASSWORD",
            "KLATCH_BOT_HOME");
    private final String manual = text(ROOT.resolve("docs/operations.md"));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Stream<String> fenced() {
        return FENCED.matcher(manual).results().map(block -> block.group(1));
    }

    @Test
    void everyCallOfKlatchIsOneThatItUnderstands() {
        var calls = fenced().flatMap(block -> CALL.matcher(block).results()).map(call -> call.group(1).strip())
                .toList();
        assertTrue(calls.size() > 20, calls::toString);
        var nowhere = new PrintWriter(new StringWriter());
        var klatch = KlatchCommand.line(Map.of(), InstantSource.system(),
                new PasswordPrompt(InputStream.nullInputStream()), nowhere, nowhere, () -> {
                }, () -> 0);
        for (String call : calls) {
            var words = WORD.matcher(call).results().map(MatchResult::group).map(word -> word.replace("\"", ""))
                    .toArray(String[]::new);
            assertDoesNotThrow(() -> klatch.parseArgs(words), call);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (String page : List.of("operations.md", "scaling.md", "bots.md")) {
            LINK.matcher(text(ROOT.resolve("docs").resolve(page))).results().forEach(link -> {
                var file = ROOT.resolve("docs").resolve(link.group(1).isEmpty() ? page : link.group(1));
                assertTrue(Files.exists(file), () -> link.group() + " in " + page);
                var heading = link.group(2);
                assertTrue(heading == null || headings(file).contains(heading), () -> link.group() + " in " + page);
            });
        }
    }

    private static Set<String> headings(Path file) {
        var all = new HashSet<String>();
        HEADING.matcher(text(file)).results().map(one -> one.group(1).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w -]", "").replace(' ', '-')).forEach(all::add);
        return all;
    }

    @Test
    void everyFileOfDeployThatItNamesIsThereAndItNamesThoseThatOneStartsWith() {
        var named = new TreeSet<String>();
        FILE.matcher(manual).results().map(MatchResult::group).filter(name -> !name.endsWith(".env"))
                .forEach(named::add);
        named.forEach(name -> assertTrue(Files.exists(ROOT.resolve(name)), name));
        assertTrue(
                named.containsAll(Set.of("deploy/compose.yaml", "deploy/compose.cluster.yaml", "deploy/klatch.service",
                        "deploy/kubernetes/base", "deploy/kubernetes/demo", "deploy/nginx.conf", "deploy/nodes.conf")),
                named::toString);
    }

    @Test
    void everySettingThatItNamesIsOne() {
        assertEquals(Set.of(), unknown(manual, OF_COMPOSE));
        assertEquals(Set.of(), unknown(text(ROOT.resolve("docs/bots.md")), OF_BOTS));
    }

    private static Set<String> unknown(String page, Set<String> besides) {
        var known = new HashSet<>(Settings.effective(Map.of()).keySet());
        known.addAll(besides);
        var unknown = new TreeSet<String>();
        SETTING.matcher(page).results().map(MatchResult::group)
                .filter(name -> !known.contains(OF_A_PROVIDER.matcher(name).replaceFirst("KLATCH_OIDC")))
                .forEach(unknown::add);
        return unknown;
    }

    @Test
    void whatItSaysToLookForInTheLogIsSaidThere() throws IOException {
        var wrong = manual.substring(manual.indexOf("\n## What is wrong\n"));
        wrong = wrong.substring(0, wrong.indexOf("\n## ", 1));
        var sources = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources.append(text(file)));
        }
        var quoted = QUOTED.matcher(wrong).results().map(one -> one.group(1)).toList();
        assertFalse(quoted.isEmpty());
        quoted.forEach(words -> assertTrue(sources.indexOf(words) >= 0, words));
    }
}
