package chat.klatch.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What counts as one emoji: {@code possible_emoji} of UTS #51, read by hand because a regular expression weighs more in
 * the browser than the rest of the protocol. Emoji of later versions than ours count too, so that a new phone may react
 * on an old server; a digit, # or * counts only as a keycap.
 */
final class Emoji {
    private static final int PICTURE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int TAG_FIRST = 0xE0020;
    private static final int TAG_LAST = 0xE007E;
    private static final int TAG_END = 0xE007F;

    private final int[] given;
    private final StringBuilder qualified = new StringBuilder();
    private int at;

    private Emoji(int[] given) {
        this.given = given;
    }

    /** The same emoji, fully qualified; null where it is not exactly one. */
    static @Nullable String qualified(String text) {
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > Limits.EMOJI_CODE_POINTS) {
            return null;
        }
        var emoji = new Emoji(codePoints(text, length));
        String found = emoji.read() ? emoji.qualified.toString() : "";
        boolean fits = found.codePointCount(0, found.length()) <= Limits.EMOJI_CODE_POINTS;
        return found.isEmpty() || !fits ? null : found;
    }

    private static int[] codePoints(String text, int length) {
        int[] points = new int[length];
        int unit = 0;
        for (int i = 0; i < length; i++) {
            points[i] = text.codePointAt(unit);
            unit += Character.charCount(points[i]);
        }
        return points;
    }

    /** {@code zwj_element (ZWJ zwj_element)*}, to the end. */
    private boolean read() {
        boolean good = element();
        while (good && at < given.length) {
            good = take(JOINER) && element();
        }
        return good;
    }

    private boolean element() {
        int first = peek();
        if (isFlagLetter(first)) {
            keep();
            if (isFlagLetter(peek())) {
                keep();
                return true;
            }
            return modified(true);
        }
        if (!EmojiTable.isEmoji(first)) {
            return false;
        }
        keep();
        return isKey(first) ? take(PICTURE) && take(KEYCAP) : modified(EmojiTable.isPicture(first));
    }

    /** What may follow an emoji: a skin tone, the wish to be a picture, a keycap, tags. */
    private boolean modified(boolean picture) {
        int next = peek();
        if (next >= 0x1F3FB && next <= 0x1F3FF) {
            keep();
        } else if (next >= TAG_FIRST && next <= TAG_LAST) {
            return tags();
        } else {
            boolean keycap = next == PICTURE && at + 1 < given.length && given[at + 1] == KEYCAP;
            at += next == PICTURE ? 1 : 0;
            if (!picture || keycap) {
                qualified.appendCodePoint(PICTURE);
            }
            return !keycap || take(KEYCAP);
        }
        return true;
    }

    private boolean tags() {
        while (peek() >= TAG_FIRST && peek() <= TAG_LAST) {
            keep();
        }
        return take(TAG_END);
    }

    private boolean take(int wanted) {
        boolean there = peek() == wanted;
        if (there) {
            keep();
        }
        return there;
    }

    private void keep() {
        qualified.appendCodePoint(given[at++]);
    }

    private int peek() {
        return at < given.length ? given[at] : -1;
    }

    private static boolean isFlagLetter(int point) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    private static boolean isKey(int point) {
        return point == '#' || point == '*' || point >= '0' && point <= '9';
    }
}
