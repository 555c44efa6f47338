package chat.klatch.server.json;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Words;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what Jackson says of a tree that does not fit into the words of the protocol. */
final class Refusals {
    private Refusals() {
    }

    static Invalid invalid(JsonProcessingException refused) {
        String path = refused instanceof JsonMappingException mapped ? path(mapped) : "";
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof Invalid ours) {
                return path.isEmpty() ? ours : ours.in(path);
            }
        }
        return new Invalid(path, rule(refused));
    }

    private static String path(JsonMappingException mapped) {
        return mapped.getPath().stream().map(JsonMappingException.Reference::getFieldName).filter(name -> name != null)
                .collect(Collectors.joining("."));
    }

    private static String rule(JsonProcessingException refused) {
        if (refused instanceof InvalidNullException in) {
            return kind(in.getTargetType());
        }
        if (refused instanceof MismatchedInputException mismatch) {
            boolean missing = String.valueOf(mismatch.getOriginalMessage()).startsWith("Missing required creator");
            return missing ? Words.MISSING : kind(mismatch.getTargetType());
        }
        return Words.OBJECT;
    }

    private static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return Words.OBJECT;
        }
        if (Collection.class.isAssignableFrom(target)) {
            return Words.LIST;
        }
        return target == String.class || target.isEnum() || WireMapper.isNamed(target)
                ? Words.STRING
                : target == Long.class || target == Integer.class ? Words.INTEGER : Words.OBJECT;
    }
}
