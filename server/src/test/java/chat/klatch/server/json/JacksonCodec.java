package chat.klatch.server.json;

import chat.klatch.protocol.corpus.Verdict;
import chat.klatch.protocol.frame.Event;
import java.nio.charset.StandardCharsets;

/** Jackson's view of the records, by the names that the corpus gives to its parts. */
final class JacksonCodec {
    private static final String CALLS = "chat.klatch.protocol.call.";
    private final Json json = new Json();

    Verdict judge(String family, String text) {
        return Verdict.of(() -> write(read(family, text)));
    }

    Object read(String family, String text) {
        return switch (family) {
            case "Command" -> json.readCommand(json.parse(text));
            case "Event" -> json.readEvent(json.parse(text));
            default -> json.read(text, body(family));
        };
    }

    private static Class<?> body(String name) {
        try {
            return Class.forName(CALLS + name);
        } catch (ClassNotFoundException nobody) {
            throw new LinkageError(name, nobody);
        }
    }

    /** The server writes no command; that its own view of one would be the same is not asked for, but holds. */
    private String write(Object value) {
        byte[] written = value instanceof Event event ? json.write(event) : json.writeBody(value);
        return new String(written, StandardCharsets.UTF_8);
    }
}
