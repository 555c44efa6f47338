package chat.klatch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Place} of its own, in a browser that no other test uses meanwhile. Of a test that fails, its
 * trace, screenshots, server log and data stay in {@code target/kept/<test>}; of others nothing. A complaint of the
 * browser or of the server that the test did not expect is a failure.
 */
public final class PlaceExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(PlaceExtension.class);

    private record Held(Browsers browsers, Browsers.Driven driven, Place place, Path folder,
            @Nullable LoginPage provider) {
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        var browsers = context.getRoot().getStore(HERE).computeIfAbsent(Browsers.class,
                nobody -> new Browsers(Options.fromSystem()), Browsers.class);
        var folder = browsers.options().kept().resolve(context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName());
        delete(folder);
        Files.createDirectories(folder);
        var driven = browsers.take();
        var provider = context.getRequiredTestMethod().isAnnotationPresent(SingleSignOn.class)
                ? new LoginPage()
                : null;
        try {
            var settings = new HashMap<>(settings(context));
            settings.putAll(provider == null ? Map.of() : provider.settings());
            var ownServer = context.getRequiredTestClass().isAnnotationPresent(OwnServer.class);
            var place = new Place(driven, browsers.options(), folder, settings, ownServer);
            context.getStore(HERE).put(Held.class, new Held(browsers, driven, place, folder, provider));
        } catch (IOException | RuntimeException broken) {
            browsers.giveBack(driven);
            throw broken;
        }
    }

    private static Map<String, String> settings(ExtensionContext context) {
        var given = context.getRequiredTestMethod().getAnnotation(Setting.class);
        return given == null
                ? Map.of()
                : Arrays.stream(given.value()).map(one -> one.split("=", 2))
                        .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    private static @Nullable Held held(ExtensionContext context) {
        return context.getStore(HERE).get(Held.class, Held.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        var held = held(context);
        if (held == null) {
            return; // it did not start, and has said why
        }
        var kept = context.getExecutionException().isPresent() || held.browsers.options().keep();
        List<String> wrong;
        try {
            wrong = held.place.close(kept);
        } finally {
            held.browsers.giveBack(held.driven);
            if (held.provider != null) {
                held.provider.close();
            }
        }
        if (kept || !wrong.isEmpty()) {
            System.err.println("Kept of " + context.getDisplayName() + ": " + held.folder);
        } else {
            delete(held.folder);
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
        var held = held(context);
        if (held == null) {
            throw new IllegalStateException("the place did not start");
        }
        return held.place;
    }
}
