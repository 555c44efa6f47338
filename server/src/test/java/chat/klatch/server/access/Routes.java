package chat.klatch.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The calls that the server takes, as its sources register them: {@code GET /api/rooms/{id}}. */
final class Routes {
    private static final Path SOURCES = Path.of("src/main/java/chat/klatch/server/http");
    private static final Pattern ANY = Pattern.compile("routes\\.(get|post|put|patch|delete|head|options)\\(");
    private static final Pattern KNOWN = Pattern.compile(
            "routes\\.(get|post|put|patch|delete|head)\\((?:(PATH)(?: \\+ )?)?(?:\"([^\"]*)\")?,");
    private static final Pattern PREFIX = Pattern.compile("String PATH = \"([^\"]*)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private Routes() {
    }

    static List<String> all() {
        var found = new TreeSet<String>();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                var source = Files.readString(file);
                var known = KNOWN.matcher(source).results().toList();
                assertEquals(ANY.matcher(source).results().count(), known.size(), "a call cannot be read in " + file);
                var prefix = PREFIX.matcher(source).results().map(one -> one.group(1)).findFirst().orElse("");
                known.forEach(one -> found.add(route(one, prefix)));
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        assertTrue(found.size() > 30, found::toString);
        return List.copyOf(found);
    }

    private static String route(MatchResult one, String prefix) {
        var path = (one.group(2) == null ? "" : prefix) + (one.group(3) == null ? "" : one.group(3));
        return one.group(1).toUpperCase(Locale.ROOT) + " " + path;
    }

    /** The call that answers at an address: of several the one that names it most exactly. */
    static Optional<String> of(String method, String path) {
        var asked = method + " " + path;
        return all().stream().filter(route -> Pattern.matches(pattern(route), asked)).min(
                Comparator.comparingLong(route -> PARAMETER.matcher(route).results().count()));
    }

    private static String pattern(String route) {
        var text = PARAMETER.matcher(route).replaceAll("\0");
        return Pattern.quote(text).replace("\0", "\\E[^/]+\\Q");
    }
}
