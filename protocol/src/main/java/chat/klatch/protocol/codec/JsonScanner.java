package chat.klatch.protocol.codec;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.Text;
import org.jspecify.annotations.Nullable;

/**
 * The letters of JSON: what a token is, and where the text stops being JSON. Every departure is {@link Malformed}, and
 * so is a name that comes twice in one object, or with half a surrogate pair: two readers would not agree on it.
 */
final class JsonScanner {
    private final String text;
    private final Names names = new Names();
    private int at;
    private int depth;

    JsonScanner(String text) {
        this.text = text;
        space();
    }

    /** The first character of the next token. */
    char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
        space();
    }

    void openList() {
        open('[');
    }

    void openObject() {
        open('{');
        names.open();
    }

    private void open(char bracket) {
        expect(bracket);
        if (++depth > JsonReader.DEPTH) {
            throw malformed();
        }
    }

    /** The name of the next field of this object; null at its end, which is passed. */
    @Nullable
    String nextName(boolean first) {
        if (!more(first, '}')) {
            names.close();
            return null;
        }
        String name = string();
        if (!Text.isWhole(name) || !names.add(name)) {
            throw malformed();
        }
        expect(':');
        return name;
    }

    /** Whether another element follows; passes the comma before it, or closes. */
    boolean more(boolean first, char close) {
        if (peek() == close) {
            at++;
            depth--;
            space();
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    void end() {
        if (at != text.length()) {
            throw malformed();
        }
    }

    String string() {
        int from = at + 1;
        int to = from;
        expectQuote();
        while (to < text.length() && text.charAt(to) != '"' && text.charAt(to) != '\\' && text.charAt(to) >= ' ') {
            to++;
        }
        at = to;
        if (peek() == '"') {
            at++;
            space();
            return text.substring(from, to);
        }
        return escaped(new StringBuilder(text.length() - from < 64 ? 32 : 128).append(text, from, to));
    }

    private void expectQuote() {
        if (peek() != '"') {
            throw malformed();
        }
    }

    private String escaped(StringBuilder read) {
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                space();
                return read.toString();
            }
            if (c < ' ') {
                throw malformed();
            }
            read.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hex();
            default -> throw malformed();
        };
    }

    private char hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = digit(peek());
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char low = (char) (c | 0x20);
        if (low < 'a' || low > 'f') {
            throw malformed();
        }
        return low - 'a' + 10;
    }

    /** A number of the wire; any other number is JSON, and still refused. */
    long integer() {
        int from = at;
        number();
        boolean negative = text.charAt(from) == '-';
        long value = 0;
        int i = negative ? from + 1 : from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9' && value <= Limits.INTEGER_MAX) {
            value = value * 10 + (text.charAt(i++) - '0');
        }
        boolean fraction = i < text.length() && isNumberChar(text.charAt(i));
        if (fraction || value > Limits.INTEGER_MAX || negative && value != 0) {
            throw new Invalid("", Words.INTEGER);
        }
        return value;
    }

    private static boolean isNumberChar(char c) {
        return c == '.' || c == 'e' || c == 'E' || c >= '0' && c <= '9';
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        space();
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
    }

    void skip() {
        switch (peek()) {
            case '"' -> string();
            case '{' -> skipObject();
            case '[' -> skipList();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void skipObject() {
        openObject();
        for (boolean first = true; nextName(first) != null; first = false) {
            skip();
        }
    }

    private void skipList() {
        openList();
        for (boolean first = true; more(first, ']'); first = false) {
            skip();
        }
    }

    private void literal(String word) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        space();
    }

    /** The {@code type} of the object that begins here, without moving. */
    String peekType() {
        if (peek() != '{') {
            throw new Malformed("must be a JSON object");
        }
        int start = at;
        openObject();
        String found = findType();
        at = start;
        depth--;
        names.close();
        return found;
    }

    private String findType() {
        for (String name = nextName(true); name != null; name = nextName(false)) {
            if (name.equals("type") && peek() == '"') {
                return string();
            }
            skip();
        }
        throw new Malformed("must have a type");
    }

    private void space() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private Malformed malformed() {
        return new Malformed(Words.JSON);
    }
}
