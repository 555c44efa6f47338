package chat.klatch.protocol.corpus;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.codec.UnknownType;
import java.util.function.Supplier;

/**
 * What a codec says of a text: {@code ok} and the value written again, or {@code malformed}, {@code unknown_type} or
 * {@code invalid} with the words of the refusal; {@code field} is "" where none is named.
 */
public record Verdict(String kind, String field, String says) {
    public static final String OK = "ok";
    public static final String MALFORMED = "malformed";
    public static final String UNKNOWN_TYPE = "unknown_type";
    public static final String INVALID = "invalid";

    /** Judges by what the codec does; anything that it may not throw goes on to the caller. */
    public static Verdict of(Supplier<String> readAndWrite) {
        try {
            return new Verdict(OK, "", readAndWrite.get());
        } catch (Malformed refused) {
            return new Verdict(MALFORMED, "", words(refused));
        } catch (UnknownType refused) {
            return new Verdict(UNKNOWN_TYPE, "", words(refused));
        } catch (Invalid refused) {
            return new Verdict(INVALID, refused.field(), refused.rule());
        }
    }

    private static String words(RuntimeException refused) {
        return String.valueOf(refused.getMessage());
    }
}
