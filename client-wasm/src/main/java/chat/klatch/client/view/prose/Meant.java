package chat.klatch.client.view.prose;

/** Says of a name behind an @ who is meant by it. */
@FunctionalInterface
public interface Meant {
    /** Who it is. */
    enum Whom {
        NOBODY, OTHER, YOU
    }

    /** In a text of which nobody knows yet whom it means. */
    Meant SOMEBODY = _ -> Whom.OTHER;

    Whom by(String name);
}
