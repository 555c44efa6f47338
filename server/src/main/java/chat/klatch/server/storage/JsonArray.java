package chat.klatch.server.storage;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A list as one parameter of a statement, for {@code <texts>} and {@code <numbers>} (see {@link Dialect}): the same SQL
 * however long it is.
 */
public final class JsonArray {
    private JsonArray() {
    }

    /** Of ids and names, which hold nothing that JSON would escape. */
    public static String of(Collection<?> names) {
        return names.isEmpty()
                ? "[]"
                : names.stream().map(Object::toString).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    public static String ofNumbers(Collection<Long> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
