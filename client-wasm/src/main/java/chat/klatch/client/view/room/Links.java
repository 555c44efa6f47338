package chat.klatch.client.view.room;

import chat.klatch.protocol.Text;
import java.util.ArrayList;
import java.util.List;

/** Finds the web addresses in a text: what begins with http:// or https:// at the start of a word. */
final class Links {
    /** A part of a text: an address, or what stands between. */
    record Piece(String text, boolean address) {
    }

    private static final String TRAILING = ".,;:!?'\"”’»…*_~";

    private Links() {
    }

    /** The pieces in order; together they are the text. */
    static List<Piece> in(String text) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        int from = next(text, 0);
        while (from >= 0) {
            int to = end(text, from);
            if (isWhole(text, from, to)) {
                if (from > done) {
                    pieces.add(new Piece(text.substring(done, from), false));
                }
                pieces.add(new Piece(text.substring(from, to), true));
                done = to;
            }
            from = next(text, Math.max(to, from + 1));
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }

    private static int next(String text, int from) {
        int at = text.indexOf("http", from);
        while (at > 0 && isWordChar(text.charAt(at - 1))) {
            at = text.indexOf("http", at + 1);
        }
        return at;
    }

    private static boolean isWordChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static int scheme(String text, int from) {
        if (text.startsWith("http://", from)) {
            return "http://".length();
        }
        return text.startsWith("https://", from) ? "https://".length() : -1;
    }

    private static boolean isWhole(String text, int from, int to) {
        int scheme = scheme(text, from);
        return scheme > 0 && to > from + scheme && isWordChar(text.charAt(from + scheme));
    }

    /** Where the address ends: at white space, without the punctuation of the sentence around it. */
    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ' && text.charAt(to) != '<' && text.charAt(to) != '>'
                && !Text.isWhiteSpace(text.charAt(to))) {
            to++;
        }
        while (to > from && endsSentence(text, from, to)) {
            to--;
        }
        return to;
    }

    private static boolean endsSentence(String text, int from, int to) {
        char last = text.charAt(to - 1);
        return TRAILING.indexOf(last) >= 0 || last == ')' && count(text, from, to, ')') > count(text, from, to, '(')
                || last == ']' && count(text, from, to, ']') > count(text, from, to, '[');
    }

    private static int count(String text, int from, int to, char wanted) {
        int found = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                found++;
            }
        }
        return found;
    }
}
