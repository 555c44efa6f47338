package chat.klatch.e2e;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the journeys are run, by system properties. Nothing given: without a window, as fast as they go, each test
 * against a server of its own. How they are given is in {@code docs/journeys.md}.
 *
 * @param headed
 *            {@code klatch.headed=true}: in windows that one can watch
 * @param slowMillis
 *            {@code klatch.slow}: so long a pause before everything that a person does
 * @param url
 *            {@code klatch.url}: a server of one's own, a new one each time; what kills the server or needs other
 *            settings fails and says so
 * @param keep
 *            {@code klatch.keep=true}: also what passes leaves what a failed test leaves
 * @param home
 *            {@code klatch.home}: the folder of the packaged server
 * @param classes
 *            {@code klatch.classes}: where the classes of the tests are
 * @param kept
 *            {@code klatch.kept}: where a failed test leaves its trace, screenshots, server log and data
 */
record Options(boolean headed, int slowMillis, @Nullable String url, boolean keep, Path home, Path classes,
        Path kept) {
    static Options fromSystem() {
        return new Options(Boolean.getBoolean("klatch.headed"), Integer.getInteger("klatch.slow", 0),
                System.getProperty("klatch.url"), Boolean.getBoolean("klatch.keep"), folder("klatch.home"),
                folder("klatch.classes"), folder("klatch.kept"));
    }

    /** The same against that server. */
    Options at(String standing) {
        return new Options(headed, slowMillis, standing, keep, home, classes, kept);
    }

    private static Path folder(String property) {
        var value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The end-to-end tests are run by Maven: -D" + property + " is missing.");
        }
        return Path.of(value);
    }
}
