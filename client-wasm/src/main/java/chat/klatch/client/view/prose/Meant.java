package chat.klatch.client.view.prose;

import org.jspecify.annotations.Nullable;

/** Says of a name behind an @ who is meant by it. */
@FunctionalInterface
public interface Meant {
    /**
     * Somebody who is meant: whoever reads it, or another.
     *
     * @param called
     *            what they are called, empty where that is not known
     */
    record Whom(boolean you, String called) {
    }

    /** In a text of which nobody knows yet whom it means. */
    Meant SOMEBODY = _ -> new Whom(false, "");

    /** Null where nobody is meant. */
    @Nullable
    Whom by(String name);
}
