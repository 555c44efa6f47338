package chat.klatch.server.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the image has, as the {@code Dockerfile} says. */
public final class Image {
    private static final Pattern MODULES = Pattern.compile("jlink --add-modules (\\S+)");

    private Image() {
    }

    /** The option by which a JVM finds no more of Java than the image's own. */
    public static String limits() {
        try {
            var found = MODULES.matcher(Files.readString(Path.of("..", "Dockerfile")));
            if (!found.find()) {
                throw new IllegalStateException("the Dockerfile makes no runtime");
            }
            return "--limit-modules=" + found.group(1);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
