package chat.klatch.protocol.codec;

/** Writes one JSON text. Callers open, name and close in the right order; commas are set here. One thread. */
public final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";
    private final StringBuilder text = new StringBuilder(256);
    private boolean comma;

    public void open(char bracket) {
        separate();
        text.append(bracket);
        comma = false;
    }

    public void close(char bracket) {
        text.append(bracket);
        comma = true;
    }

    public void name(String name) {
        separate();
        quote(name);
        text.append(':');
        comma = false;
    }

    public void string(String value) {
        separate();
        quote(value);
        comma = true;
    }

    public void integer(long value) {
        separate();
        text.append(value);
        comma = true;
    }

    public void flag(boolean value) {
        separate();
        text.append(value);
        comma = true;
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, from, i);
                escape(c);
                from = i + 1;
            }
        }
        text.append(value, from, value.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default -> text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
