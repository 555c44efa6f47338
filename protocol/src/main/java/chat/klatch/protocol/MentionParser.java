package chat.klatch.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds who is meant by a text: {@code @username} and {@code @room} at a word boundary, outside code. Code is what
 * Markdown takes for code: what stands between runs of backticks of one length, and fenced blocks. Whether somebody has
 * that username is for others to say, so a mention carries every username that may be meant: a point or dash at the end
 * of one may as well end the sentence. One pass over the text and one over its lines.
 */
public final class MentionParser {
    /** The name that means everybody in the room. */
    public static final String ROOM = "room";

    /**
     * A mention: where its {@code @} stands, and the names that may be meant, in lower case, the longest first. The one
     * that is somebody's ends at {@code from + 1 + name.length()}.
     */
    public record Mention(int from, List<String> names) {
        public Mention {
            names = List.copyOf(names);
        }
    }

    private static final int FENCE_CHARS = 3;
    private static final int FENCE_INDENT = 3;
    private final String text;
    private final List<Mention> found = new ArrayList<>();

    private MentionParser(String text) {
        this.text = text;
    }

    /** In the order of the text. */
    public static List<Mention> parse(String text) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        var parser = new MentionParser(text);
        parser.blocks();
        return parser.found;
    }

    /**
     * Takes the fenced blocks out and looks through the paragraphs between them: no backtick reaches beyond its own.
     */
    private void blocks() {
        int prose = 0;
        int line = 0;
        while (line < text.length()) {
            int fence = fence(line);
            int next = fence > 0 ? afterBlock(line, fence) : nextLine(line);
            if (fence > 0 || Text.strip(text.substring(line, next)).isEmpty()) {
                spans(prose, line);
                prose = next;
            }
            line = next;
        }
        spans(prose, text.length());
    }

    /** How many backticks or tildes open a fenced block in this line; 0 where it is none. */
    private int fence(int line) {
        int at = indented(line);
        int length = run(at, '`');
        if (length >= FENCE_CHARS) {
            int end = nextLine(line);
            return text.substring(at + length, end).indexOf('`') < 0 ? length : 0;
        }
        length = run(at, '~');
        return length >= FENCE_CHARS ? length : 0;
    }

    /** Behind the line that closes the block, or the end of the text. */
    private int afterBlock(int opening, int fence) {
        char mark = text.charAt(indented(opening));
        for (int line = nextLine(opening); line < text.length(); line = nextLine(line)) {
            int at = indented(line);
            int length = run(at, mark);
            if (length >= fence && Text.strip(text.substring(at + length, nextLine(line))).isEmpty()) {
                return nextLine(line);
            }
        }
        return text.length();
    }

    private int indented(int line) {
        return line + Math.min(run(line, ' '), FENCE_INDENT);
    }

    private int nextLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private int run(int from, char of) {
        int at = from;
        while (at < text.length() && text.charAt(at) == of) {
            at++;
        }
        return at - from;
    }

    /**
     * Looks through prose: a run of backticks that finds its like later encloses code, any other is just characters.
     */
    private void spans(int from, int to) {
        int unclosed = 0; // a bit for each length of run that finds no like any more: looking again would be quadratic
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < to && (text.charAt(at + 1) == '`' || text.charAt(at + 1) == '\\')) {
                at += 2;
            } else if (c == '`') {
                int length = run(at, '`');
                int bit = 1 << Math.min(length, Integer.SIZE - 1);
                int closing = (unclosed & bit) != 0 ? -1 : closing(at + length, to, length);
                unclosed |= closing < 0 ? bit : 0;
                at = closing < 0 ? at + length : closing;
            } else {
                at = c == '@' ? mention(at, to) : at + 1;
            }
        }
    }

    /** Behind the next run of exactly {@code length} backticks; -1 where there is none. */
    private int closing(int from, int to, int length) {
        int at = text.indexOf('`', from);
        while (at >= 0 && at < to) {
            int next = run(at, '`');
            if (next == length) {
                return at + length;
            }
            at = text.indexOf('`', at + next);
        }
        return -1;
    }

    /** Takes the mention at this {@code @}, if it is one; says where to go on. */
    private int mention(int at, int to) {
        int end = at + 1;
        while (end < to && isNameChar(text.charAt(end))) {
            end++;
        }
        boolean bounded = (at == 0 || !isWordChar(text.charAt(at - 1))) && (end == to || !isWordChar(text.charAt(end)));
        if (bounded && end > at + 1) {
            var names = names(text.substring(at + 1, end));
            if (!names.isEmpty()) {
                found.add(new Mention(at, names));
            }
        }
        return end;
    }

    /** The run itself, and what is left of it without points and dashes at its end. */
    private static List<String> names(String run) {
        var names = new ArrayList<String>(1);
        int end = run.length();
        int least = Limits.USERNAME_CHARS_MIN;
        while (end >= least) {
            if (end <= Limits.USERNAME_CHARS) {
                names.add(Limits.username("text", run.substring(0, end)));
            }
            if (run.charAt(end - 1) != '.' && run.charAt(end - 1) != '-') {
                break;
            }
            end--;
        }
        return names;
    }

    private static boolean isNameChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }

    /**
     * What a name may not touch. Scripts from U+2E80 on are written without spaces: there a name may stand anywhere.
     */
    private static boolean isWordChar(char c) {
        return c == '_' || c < 0x2E80 && (Character.isLetterOrDigit(c) || isMark(c));
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
