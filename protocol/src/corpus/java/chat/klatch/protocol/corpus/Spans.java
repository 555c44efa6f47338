package chat.klatch.protocol.corpus;

import java.util.ArrayList;
import java.util.List;

/** Where the values and the members of a JSON text are, so that a test may cut there. The text must be JSON. */
public final class Spans {
    /** From, including, to, excluding. */
    public record Span(int from, int to) {
        /** The text with something else in this place. */
        public String replaced(String text, String by) {
            return text.substring(0, from) + by + text.substring(to);
        }

        public String of(String text) {
            return text.substring(from, to);
        }
    }

    private final String text;
    private final List<Span> values = new ArrayList<>();
    private final List<Span> members = new ArrayList<>();
    private int at;

    public Spans(String text) {
        this.text = text;
        value();
    }

    /** Every value, the innermost first. */
    public List<Span> values() {
        return values;
    }

    /** Every name with its value, without the comma. */
    public List<Span> members() {
        return members;
    }

    private void value() {
        space();
        int from = at;
        switch (text.charAt(at)) {
            case '{' -> inside('}');
            case '[' -> inside(']');
            case '"' -> string();
            default -> {
                while (at < text.length() && " \t\r\n,]}".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
        values.add(new Span(from, at));
    }

    private void inside(char close) {
        at++;
        space();
        while (text.charAt(at) != close) {
            int from = at;
            if (close == '}') {
                string();
                space();
                at++;
            }
            value();
            if (close == '}') {
                members.add(new Span(from, at));
            }
            space();
            if (text.charAt(at) == ',') {
                at++;
                space();
            }
        }
        at++;
    }

    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
