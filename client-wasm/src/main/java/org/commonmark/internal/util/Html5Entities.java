package org.commonmark.internal.util;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the parser's own class of this name, which brings Java's readers and character sets into the browser
 * for one file. The same characters by the same names, by each character once: that is a seventh smaller on the wire.
 */
public final class Html5Entities {
    private static final String FILE = "/org/commonmark/internal/util/characters.txt";
    private static final String NO_CHARACTER = "\uFFFD";
    private static final Map<String, String> CHARACTERS = read();

    private Html5Entities() {
    }

    /** The character that is meant by a name or a number between ampersand and semicolon; itself where none is. */
    public static String entityToString(String entity) {
        if (!entity.startsWith("&") || !entity.endsWith(";")) {
            return entity;
        }
        var name = entity.substring(1, entity.length() - 1);
        if (name.startsWith("#")) {
            return numbered(name.substring(1));
        }
        var character = CHARACTERS.get(name);
        return character == null ? entity : character;
    }

    private static String numbered(String number) {
        boolean hex = number.startsWith("x") || number.startsWith("X");
        try {
            int codePoint = hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return codePoint == 0 ? NO_CHARACTER : new String(Character.toChars(codePoint));
        } catch (IllegalArgumentException none) {
            return NO_CHARACTER;
        }
    }

    private static Map<String, String> read() {
        var characters = new HashMap<String, String>();
        try (var file = Html5Entities.class.getResourceAsStream(FILE)) {
            for (var line = line(file); line != null; line = line(file)) {
                int end = line.indexOf('=');
                var character = line.substring(end + 1);
                int from = 0;
                while (from < end) {
                    int space = line.indexOf(' ', from);
                    int to = space < 0 || space > end ? end : space;
                    characters.put(line.substring(from, to), character.isEmpty() ? "\n" : character);
                    from = to + 1;
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException(FILE, broken);
        }
        return characters;
    }

    /** The next line of a file in UTF-8; null at its end. */
    private static @Nullable String line(@Nullable InputStream file) throws IOException {
        if (file == null) {
            throw new IOException("it is not there");
        }
        var line = new StringBuilder();
        for (int first = file.read(); first >= 0; first = file.read()) {
            if (first == '\n') {
                return line.toString();
            }
            int more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            int codePoint = more == 0 ? first : first & (0x3F >> more);
            for (int i = 0; i < more; i++) {
                codePoint = (codePoint << 6) | (file.read() & 0x3F);
            }
            line.appendCodePoint(codePoint);
        }
        return null;
    }
}
