package chat.klatch.webbuild;

import java.util.Collection;
import org.teavm.extension.spi.resources.ResourcesPolicy;

/** Puts the table of characters by name into the program: without it the parser of Markdown has none. */
public final class MarkdownResources implements ResourcesPolicy {
    @Override
    public String[] supplyResources(Collection<? extends String> classes) {
        return new String[]{"org/commonmark/internal/util/characters.txt"};
    }
}
