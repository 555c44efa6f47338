package chat.klatch.protocol;

/**
 * Which code points are emoji, by Unicode 16, and which of them are pictures without being asked to be. What Unicode
 * keeps free among them for the emoji of later versions counts as both.
 */
final class EmojiTable {
    /** Ranges in hexadecimal, ascending; {@code !} marks {@code Emoji_Presentation}. */
    private static final String RANGES = """
            23 2a 30-39 a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b! 2328 23cf 23e9-23ec! 23ed-23ef \
            23f0! 23f1-23f2 23f3! 23f8-23fa 24c2 25aa-25ab 25b6 25c0 25fb-25fc 25fd-25fe! 2600-2604 260e 2611 \
            2614-2615! 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 2648-2653! 265f-2660 \
            2663 2665-2666 2668 267b 267e 267f! 2692 2693! 2694-2697 2699 269b-269c 26a0 26a1! 26a7 26aa-26ab! \
            26b0-26b1 26bd-26be! 26c4-26c5! 26c8 26ce! 26cf 26d1 26d3 26d4! 26e9 26ea! 26f0-26f1 26f2-26f3! 26f4 \
            26f5! 26f7-26f9 26fa! 26fd! 2702 2705! 2708-2709 270a-270b! 270c-270d 270f 2712 2714 2716 271d 2721 \
            2728! 2733-2734 2744 2747 274c! 274e! 2753-2755! 2757! 2763-2764 2795-2797! 27a1 27b0! 27bf! \
            2934-2935 2b05-2b07 2b1b-2b1c! 2b50! 2b55! 3030 303d 3297 3299 1f004! 1f0cf! 1f170-1f171 1f17e-1f17f \
            1f18e! 1f191-1f19a! 1f1e6-1f1ff! 1f201! 1f202 1f21a! 1f22f! 1f232-1f236! 1f237 1f238-1f23a! \
            1f250-1f251! 1f300-1f320! 1f321 1f324-1f32c 1f32d-1f335! 1f336 1f337-1f37c! 1f37d 1f37e-1f393! \
            1f396-1f397 1f399-1f39b 1f39e-1f39f 1f3a0-1f3ca! 1f3cb-1f3ce 1f3cf-1f3d3! 1f3d4-1f3df 1f3e0-1f3f0! \
            1f3f3 1f3f4! 1f3f5 1f3f7 1f3f8-1f43e! 1f43f 1f440! 1f441 1f442-1f4fc! 1f4fd 1f4ff-1f53d! 1f549-1f54a \
            1f54b-1f54e! 1f550-1f567! 1f56f-1f570 1f573-1f579 1f57a! 1f587 1f58a-1f58d 1f590 1f595-1f596! 1f5a4! \
            1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 \
            1f5fa 1f5fb-1f64f! 1f680-1f6c5! 1f6cb 1f6cc! 1f6cd-1f6cf 1f6d0-1f6d2! 1f6d5-1f6df! 1f6e0-1f6e5 1f6e9 \
            1f6eb-1f6ef! 1f6f0 1f6f3 1f6f4-1f6ff! 1f7e0-1f7eb! 1f7f0! 1f90c-1f93a! 1f93c-1f945! 1f947-1f9ff! \
            1fa70-1faff!""";
    private static final int WIDTH = 3;
    /** From, to, and 1 for a picture: three numbers a range. */
    private static final int[] TABLE = parse();

    private EmojiTable() {
    }

    /** {@code Emoji}, or kept free for one. */
    static boolean isEmoji(int point) {
        return find(point) >= 0;
    }

    /** {@code Emoji_Presentation}, or kept free for it. */
    static boolean isPicture(int point) {
        int range = find(point);
        return range >= 0 && TABLE[range + 2] == 1;
    }

    private static int find(int point) {
        for (int i = 0; i < TABLE.length; i += WIDTH) {
            if (point <= TABLE[i + 1]) {
                return point >= TABLE[i] ? i : -1;
            }
        }
        return -1;
    }

    private static int[] parse() {
        int[] table = new int[count() * WIDTH];
        int from = 0;
        for (int i = 0; i < table.length; i += WIDTH) {
            int space = RANGES.indexOf(' ', from);
            int to = space < 0 ? RANGES.length() : space;
            table[i + 2] = RANGES.charAt(to - 1) == '!' ? 1 : 0;
            int end = to - table[i + 2];
            int dash = RANGES.indexOf('-', from);
            boolean one = dash < 0 || dash > end;
            table[i] = Integer.parseInt(RANGES.substring(from, one ? end : dash), 16);
            table[i + 1] = one ? table[i] : Integer.parseInt(RANGES.substring(dash + 1, end), 16);
            from = to + 1;
        }
        return table;
    }

    private static int count() {
        int count = 1;
        for (int i = 0; i < RANGES.length(); i++) {
            count += RANGES.charAt(i) == ' ' ? 1 : 0;
        }
        return count;
    }
}
