package org.commonmark.internal.util;

import java.util.Locale;

/**
 * Stands in for the parser's own class of this name, which brings the whole engine of regular expressions into the
 * browser. It says the same of every text, which the corpus of Markdown holds.
 */
public final class Escaping {
    private static final String PUNCTUATION = "!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~-";
    private static final int HEX_DIGITS = 6;
    private static final int DIGITS = 7;
    private static final int NAME_CHARS = 32;

    private Escaping() {
    }

    /** Whether a backslash before it is no character. */
    public static boolean isEscapable(char c) {
        return PUNCTUATION.indexOf(c) >= 0;
    }

    /** Without backslashes before punctuation, and with the characters that are meant by name or number. */
    public static String unescapeString(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else {
                int end = c == '&' ? afterEntity(text, at) : at;
                plain.append(end > at ? Html5Entities.entityToString(text.substring(at, end)) : String.valueOf(c));
                at = Math.max(end, at + 1);
            }
        }
        return plain.toString();
    }

    /** Behind the entity that begins at this ampersand, or its own place where none does. */
    private static int afterEntity(String text, int at) {
        boolean number = text.startsWith("&#", at);
        boolean hex = number && at + 2 < text.length() && (text.charAt(at + 2) | 0x20) == 'x';
        int from = at + (hex ? 3 : number ? 2 : 1);
        int most = hex ? HEX_DIGITS : number ? DIGITS : NAME_CHARS;
        int end = from;
        while (end < text.length() && end - from < most && isPart(text.charAt(end), number, hex)) {
            end++;
        }
        boolean named = number || end > from + 1 && !isDigit(text.charAt(from));
        return end > from && named && end < text.length() && text.charAt(end) == ';' ? end + 1 : at;
    }

    private static boolean isPart(char c, boolean number, boolean hex) {
        char low = (char) (c | 0x20);
        return isDigit(c) || hex && low >= 'a' && low <= 'f' || !number && low >= 'a' && low <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A label as it is compared: without capitals, and with single spaces. */
    public static String normalizeLabelContent(String label) {
        var low = label.trim().toLowerCase(Locale.ROOT);
        var normal = new StringBuilder(low.length());
        boolean space = false;
        for (int i = 0; i < low.length(); i++) {
            char c = low.charAt(i);
            boolean now = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!now || !space) {
                normal.append(now ? ' ' : c);
            }
            space = now;
        }
        return normal.toString();
    }
}
