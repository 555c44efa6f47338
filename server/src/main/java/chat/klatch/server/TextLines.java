package chat.klatch.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A line of the log for people: when, how grave, who says it, the sentence, then {@code name=value} as in the other
 * form. Some values are words of strangers (an origin, the id of a frame): what is more than a plain word stands in
 * quotes with its own quotes escaped, and whatever would begin a line or move a terminal's cursor is escaped too, so
 * that nobody writes a field or a line of ours. A stack is indented. Any number of threads.
 */
public final class TextLines extends Lines {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX")
            .withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();
    private static final int LEVEL_CHARS = 5;
    private static final String PLAIN = "-_.:/,@+";

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(WHEN.format(event.getInstant())).append(' ');
        var level = event.getLevel().toString();
        line.append(level).repeat(' ', Math.max(1, LEVEL_CHARS + 1 - level.length()));
        var logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
        escape(String.valueOf(event.getFormattedMessage()), line);
        fields(event).forEach((name, value) -> {
            escape(name, line.append(' '));
            field(value, line.append('='));
        });
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            ThrowableProxyUtil.asString(event.getThrowableProxy()).lines().forEach(step -> {
                escape(step.replace("\t", "    "), line.append("    "));
                line.append('\n');
            });
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(String value, StringBuilder line) {
        if (!value.isEmpty() && value.chars().allMatch(TextLines::plain)) {
            line.append(value);
        } else {
            line.append('"');
            escape(value.replace("\\", "\\\\").replace("\"", "\\\""), line);
            line.append('"');
        }
    }

    private static boolean plain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }

    /** Whatever is not to be seen: ends of lines, a terminal's commands, what turns the direction of writing. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    line.append("\\u").append(HEX.toHexDigits(c));
                default -> line.append(c);
            }
        }
    }
}
