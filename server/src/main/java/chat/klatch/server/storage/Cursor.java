package chat.klatch.server.storage;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the sort key of the last entry told, opaque on the wire. Naming a place instead of a number of
 * entries, it holds while entries come and go.
 */
public record Cursor(String key, String id) {
    /** What a list begins with. */
    public static final Cursor START = new Cursor("", "");
    /** Comes behind every id: where a list that runs downwards begins. */
    public static final String LAST = "~";

    /**
     * Reads the {@code next} of an answer before; null is the start.
     *
     * @throws Invalid
     *             where no answer said that
     */
    public static Cursor after(@Nullable String next) {
        if (next == null) {
            return START;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(Limits.opaque("after", next, Limits.NEXT_CHARS));
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int cut = text.indexOf('\n');
            if (cut < 0) {
                throw unknown();
            }
            return new Cursor(text.substring(cut + 1), Limits.id(text.substring(0, cut)));
        } catch (IllegalArgumentException | CharacterCodingException | Invalid _) {
            throw unknown();
        }
    }

    /** The key as a number, {@code start} at the start. */
    public long number(long start) {
        try {
            return equals(START) ? start : Long.parseLong(key);
        } catch (NumberFormatException _) {
            throw unknown();
        }
    }

    private static Invalid unknown() {
        return new Invalid("after", "must be the next of an answer before");
    }

    /** As it goes over the wire. */
    public String next() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + "\n" + key)
                .getBytes(StandardCharsets.UTF_8));
    }
}
