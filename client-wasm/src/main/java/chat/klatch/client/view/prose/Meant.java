package chat.klatch.client.view.prose;

import chat.klatch.client.text.Inline;
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

    /**
     * Who was met in a text.
     *
     * @param written
     *            the @ and the name
     * @param rest
     *            what was taken for a part of the name, and is none: a point or dash ends the sentence
     */
    record Met(Whom whom, String written, String rest) {
        /** As it is read. */
        String called() {
            return whom.called.isEmpty() ? written : "@" + whom.called;
        }
    }

    /** By the longest name that is somebody's; null where none is. */
    default @Nullable Met in(Inline.Mention mention) {
        var written = mention.written();
        for (String name : mention.names()) {
            var whom = by(name);
            if (whom != null) {
                return new Met(whom, "@" + written.substring(0, name.length()), written.substring(name.length()));
            }
        }
        return null;
    }

    /** A mention in words. */
    default String words(Inline.Mention mention) {
        var met = in(mention);
        return met == null ? "@" + mention.written() : met.called() + met.rest;
    }
}
