package chat.klatch.protocol.codec;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) from front to back and knows where it is, so that a refusal can name its field. A
 * field that is null counts as absent. Values of the wrong kind are {@link Invalid} with no field of their own: whoever
 * reads the whole text locates them by {@link #path}. One thread.
 */
public final class JsonReader {
    static final int DEPTH = 64;
    private final JsonScanner scan;
    private final List<String> path = new ArrayList<>();
    private final boolean tolerant;
    private boolean first;

    public JsonReader(String text) {
        this(text, false);
    }

    /**
     * @param tolerant
     *            whether a choice that is not known here is read as its likeliest neighbour: what a newer server says
     *            to an older client
     */
    JsonReader(String text, boolean tolerant) {
        scan = new JsonScanner(text);
        this.tolerant = tolerant;
    }

    /** One of several names that is none of those known here: {@code otherwise}, or refused. */
    <T> T unknown(T otherwise, String names) {
        if (!tolerant) {
            throw new Invalid("", Words.oneOf(names));
        }
        return otherwise;
    }

    /** The names of the fields that are being read, outermost first, joined by dots. */
    public String path() {
        var joined = new StringBuilder();
        for (String name : path) {
            joined.append(joined.isEmpty() || name.isEmpty() ? "" : ".").append(name);
        }
        return joined.toString();
    }

    public void openObject() {
        if (scan.peek() != '{') {
            throw new Invalid("", Words.OBJECT);
        }
        scan.openObject();
        path.add("");
        first = true;
    }

    /** Goes to the next field that is not null; at the end of the object, closes it and says null. */
    public @Nullable String nextField() {
        while (true) {
            String name = scan.nextName(first);
            first = false;
            if (name == null) {
                path.removeLast();
                return null;
            }
            if (scan.peek() != 'n') {
                path.set(path.size() - 1, name);
                return name;
            }
            scan.skip();
        }
    }

    public String string() {
        if (scan.peek() != '"') {
            throw new Invalid("", Words.STRING);
        }
        return Limits.whole("", scan.string());
    }

    public long integer() {
        char c = scan.peek();
        if (c != '-' && (c < '0' || c > '9')) {
            throw new Invalid("", Words.INTEGER);
        }
        return scan.integer();
    }

    /** An integer that Java keeps in an {@code int}. */
    public int count() {
        long value = integer();
        if (value > Integer.MAX_VALUE) {
            throw new Invalid("", Words.COUNT);
        }
        return (int) value;
    }

    public boolean flag() {
        char c = scan.peek();
        if (c != 't' && c != 'f') {
            throw new Invalid("", Words.BOOLEAN);
        }
        scan.skip();
        return c == 't';
    }

    public <T> List<T> list(Supplier<T> element) {
        if (scan.peek() != '[') {
            throw new Invalid("", Words.LIST);
        }
        scan.openList();
        List<T> elements = new ArrayList<>();
        for (boolean start = true; scan.more(start, ']'); start = false) {
            elements.add(element.get());
        }
        return elements;
    }

    /** Passes over the value that begins here, whatever it is. */
    public void skip() {
        scan.skip();
    }

    /** The {@code type} of the object that begins here, without moving; Malformed where there is none. */
    public String peekType() {
        return scan.peekType();
    }

    public boolean atList() {
        return scan.peek() == '[';
    }

    public boolean atString() {
        return scan.peek() == '"';
    }

    /** Refuses anything but white space from here on. */
    public void end() {
        scan.end();
    }
}
