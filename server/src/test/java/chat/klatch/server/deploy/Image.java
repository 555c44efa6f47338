package chat.klatch.server.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the image has, as the {@code Dockerfile} says. */
public final class Image {
    private static final Pattern MODULES = Pattern.compile("jlink --add-modules (\\S+)");

    private Image() {
    }

    /** The option by which a JVM finds no more of Java than the image's own. */
    public static String limits() {
        return "--limit-modules=" + String.join(",", modules());
    }

    /** What the image has of Java, without what that needs. */
    static List<String> modules() {
        try {
            var found = MODULES.matcher(Files.readString(Path.of("..", "Dockerfile")));
            if (!found.find()) {
                throw new IllegalStateException("the Dockerfile makes no runtime");
            }
            return List.of(found.group(1).split(",", -1));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
