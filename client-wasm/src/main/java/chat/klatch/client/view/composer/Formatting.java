package chat.klatch.client.view.composer;

import org.jspecify.annotations.Nullable;

/** What the formatting buttons make of a text and what is marked in it. Pure. */
enum Formatting {
    BOLD("**"), ITALIC("_"), STRIKE("~~"), CODE("`"), BLOCK(""), LINK(""), LIST("- "), QUOTE("> ");

    /** What is to stand in place of what was between {@code from} and {@code to}, and what of it is marked then. */
    record Change(int from, int to, String text, int markFrom, int markTo) {
    }

    private static final String FENCE = "```";
    private static final String ADDRESS = "https://";
    private final String mark;

    Formatting(String mark) {
        this.mark = mark;
    }

    /** By the key that is pressed with Ctrl or Cmd; null for none. */
    static @Nullable Formatting ofKey(String key) {
        return switch (key) {
            case "b", "B" -> BOLD;
            case "i", "I" -> ITALIC;
            case "e", "E" -> CODE;
            default -> null;
        };
    }

    Change apply(String value, int start, int end) {
        var marked = value.substring(start, end);
        return switch (this) {
            case BOLD, ITALIC, STRIKE, CODE -> around(value, start, end, marked);
            case BLOCK -> {
                var before = start > 0 && value.charAt(start - 1) != '\n' ? "\n" : "";
                var after = end < value.length() && value.charAt(end) != '\n' ? "\n" : "";
                int from = start + before.length() + FENCE.length() + 1;
                yield new Change(start, end, before + FENCE + "\n" + marked + "\n" + FENCE + after, from,
                        from + marked.length());
            }
            case LINK -> {
                int from = start + 1 + marked.length() + 2;
                yield marked.isEmpty()
                        ? new Change(start, end, "[](" + ADDRESS + ")", start + 1, start + 1)
                        : new Change(start, end, "[" + marked + "](" + ADDRESS + ")", from, from + ADDRESS.length());
            }
            case LIST, QUOTE -> lines(value, start, end);
        };
    }

    /** Puts the marks around, or takes them away where they are. */
    private Change around(String value, int start, int end, String marked) {
        int size = mark.length();
        boolean there = start >= size && value.startsWith(mark, start - size) && value.startsWith(mark, end);
        return there
                ? new Change(start - size, end + size, marked, start - size, end - size)
                : new Change(start, end, mark + marked + mark, start + size, end + size);
    }

    /** Begins every line with the mark, or takes it away where all have it. */
    private Change lines(String value, int start, int end) {
        int from = value.lastIndexOf('\n', start - 1) + 1;
        int next = value.indexOf('\n', end);
        int to = next < 0 ? value.length() : next;
        boolean all = true;
        for (int line = from; line <= to && all; line = after(value, line, to)) {
            all = value.startsWith(mark, line);
        }
        var changed = new StringBuilder();
        for (int line = from; line <= to; line = after(value, line, to)) {
            int lineEnd = after(value, line, to) - 1;
            changed.append(all ? "" : mark).append(value, line + (all ? mark.length() : 0), Math.min(lineEnd, to));
            changed.append(lineEnd < to ? "\n" : "");
        }
        return new Change(from, to, changed.toString(), from + changed.length(), from + changed.length());
    }

    private static int after(String value, int line, int to) {
        int end = value.indexOf('\n', line);
        return (end < 0 || end > to ? to : end) + 1;
    }
}
