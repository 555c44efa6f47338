package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Element;
import java.util.Locale;

/** Somebody's cup, seen from above: initials on one of eight glazes. The glaze follows the user for ever. */
public final class Cup {
    private static final int GLAZES = 8;
    private static final int FACTOR = 31;
    private static final String GAPS = " -._";

    private Cup() {
    }

    public static void fill(Element cup, String userId, String name) {
        Page.text(cup, initials(name));
        Page.attribute(cup, "data-hue", Integer.toString(glaze(userId)));
    }

    /** From 1 to 8. */
    static int glaze(String userId) {
        int hash = 0;
        for (int i = 0; i < userId.length(); i++) {
            hash = hash * FACTOR + userId.charAt(i);
        }
        return Math.floorMod(hash ^ hash >>> 16, GLAZES) + 1;
    }

    /** The first letters of the first and the last word. */
    static String initials(String name) {
        String first = "";
        String last = "";
        boolean inWord = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int letter = name.codePointAt(i);
            boolean gap = GAPS.indexOf(letter) >= 0;
            if (!gap && !inWord) {
                last = first.isEmpty() ? "" : new String(Character.toChars(letter));
                first = first.isEmpty() ? new String(Character.toChars(letter)) : first;
            }
            inWord = !gap;
        }
        return (first + last).toUpperCase(Locale.ROOT);
    }
}
