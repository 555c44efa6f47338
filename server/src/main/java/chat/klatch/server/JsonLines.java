package chat.klatch.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import chat.klatch.protocol.codec.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of the log as one JSON object: {@code time}, {@code level}, {@code logger}, {@code message}, then whose it is
 * and what else is known of it by name, then {@code error} with its stack. Strings only, so that a field has one type.
 * Logback's own encoder nests what we ask for by name, and says when in a number. Any number of threads.
 */
final class JsonLines extends Lines {
    @Override
    public byte[] encode(ILoggingEvent event) {
        var out = new JsonWriter();
        out.open('{');
        all(event).forEach((name, value) -> {
            out.name(name);
            out.string(value);
        });
        out.close('}');
        return (out + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> all(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("time", event.getInstant().toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("message", String.valueOf(event.getFormattedMessage()));
        fields(event).forEach(fields::putIfAbsent);
        if (event.getThrowableProxy() != null) {
            fields.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return fields;
    }
}
