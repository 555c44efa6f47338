package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Place} of its own, in the one browser of the run. Of a test that fails, its trace,
 * screenshots, server log and data stay in {@code target/kept/<test>}; of others nothing. A complaint of the browser or
 * of the server that the test did not expect is a failure.
 */
public final class PlaceExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(PlaceExtension.class);

    /** The browser of the run; closed with it. */
    private record Run(Playwright playwright, Browser browser, Options options) implements AutoCloseable {
        static Run start() {
            var options = Options.fromSystem();
            PlaywrightAssertions.setDefaultAssertionTimeout(Waits.MILLIS);
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(BrowserChoice.NO_DOWNLOAD));
            return new Run(playwright, new BrowserChoice(playwright, System.getenv(), options).launch(),
                    options);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        var run = context.getRoot().getStore(HERE).computeIfAbsent(Run.class, nobody -> Run.start(), Run.class);
        var folder = run.options.kept().resolve(context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName());
        delete(folder);
        Files.createDirectories(folder);
        var store = context.getStore(HERE);
        store.put(Path.class, folder);
        store.put(Place.class, new Place(run.browser, run.options, folder, settings(context)));
    }

    private static Map<String, String> settings(ExtensionContext context) {
        var given = context.getRequiredTestMethod().getAnnotation(Setting.class);
        return given == null
                ? Map.of()
                : Arrays.stream(given.value()).map(one -> one.split("=", 2))
                        .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        var place = context.getStore(HERE).get(Place.class, Place.class);
        var folder = context.getStore(HERE).get(Path.class, Path.class);
        if (place == null || folder == null) {
            return; // it did not start, and has said why
        }
        var failed = context.getExecutionException().isPresent();
        var wrong = place.close(failed);
        if (failed || !wrong.isEmpty()) {
            System.err.println("Kept of " + context.getDisplayName() + ": " + folder);
        } else {
            delete(folder);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (var walk = Files.walk(folder)) {
                files = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Place.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(HERE).get(Place.class, Place.class));
    }
}
