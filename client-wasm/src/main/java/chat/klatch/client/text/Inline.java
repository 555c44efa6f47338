package chat.klatch.client.text;

import java.util.List;

/** A part of a line. */
public sealed interface Inline {
    /** Words, to the letter. */
    record Plain(String text) implements Inline {
    }

    record Emphasis(List<Inline> inlines) implements Inline {
        public Emphasis {
            inlines = List.copyOf(inlines);
        }
    }

    record Strong(List<Inline> inlines) implements Inline {
        public Strong {
            inlines = List.copyOf(inlines);
        }
    }

    record Struck(List<Inline> inlines) implements Inline {
        public Struck {
            inlines = List.copyOf(inlines);
        }
    }

    record Code(String text) implements Inline {
    }

    /** Leads to an address that is safe to follow: http, https or mailto, whole and absolute. Holds no other link. */
    record Link(String address, List<Inline> inlines) implements Inline {
        public Link {
            inlines = List.copyOf(inlines);
        }
    }

    /**
     * An @ with a name behind it, outside code: {@code written} as it stands there, {@code names} those that may be
     * meant, the longest first. Whether one is somebody's is for the message to say.
     */
    record Mention(String written, List<String> names) implements Inline {
        public Mention {
            names = List.copyOf(names);
        }
    }

    /** The line ends here, and its paragraph does not. */
    record Break() implements Inline {
    }
}
