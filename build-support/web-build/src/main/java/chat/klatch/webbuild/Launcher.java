package chat.klatch.webbuild;

import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs {@link WebBuild} with this jar first on the class path, where its stand-ins hide TeaVM's own passes: the plugin
 * that starts us orders its dependencies by their hash codes.
 */
public final class Launcher implements ToolProvider {
    private static final String NAME = "klatch-web-build";

    public static void main(String[] args) throws Exception {
        var own = Launcher.class.getProtectionDomain().getCodeSource().getLocation().toString();
        var given = ((URLClassLoader) Launcher.class.getClassLoader()).getURLs();
        var ordered = Stream.of(given)
                .sorted(Comparator.comparing(URL::toString, Comparator.comparing(url -> !url.equals(own))))
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(ordered, ClassLoader.getPlatformClassLoader())) {
            var build = ServiceLoader.load(ToolProvider.class, loader).stream().map(ServiceLoader.Provider::get)
                    .filter(tool -> tool.name().equals(NAME)).findFirst().orElseThrow();
            if (build.run(System.out, System.err, args) != 0) {
                throw new IllegalStateException("The browser's files could not be made.");
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            WebBuild.run(args);
            return 0;
        } catch (Exception broken) {
            broken.printStackTrace(err);
            err.flush();
            return 1;
        }
    }
}
