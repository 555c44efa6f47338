package chat.klatch.protocol;

/** What Unicode says about a string, where Java's own answer differs or weighs too much in the browser. */
public final class Text {
    private Text() {
    }

    /** Without Unicode {@code White_Space} at both ends ({@code String.strip} knows another set). */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhiteSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhiteSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The {@code White_Space} property of Unicode 16; all of it is in the basic plane. */
    public static boolean isWhiteSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A
                || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    }

    /** Whether every surrogate has its other half. */
    public static boolean isWhole(String text) {
        boolean half = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean low = c >= 0xDC00 && c <= 0xDFFF;
            if (low != half) {
                return false;
            }
            half = c >= 0xD800 && c < 0xDC00;
        }
        return !half;
    }
}
