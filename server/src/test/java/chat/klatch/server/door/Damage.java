package chat.klatch.server.door;

import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.model.RequestId;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with one field of a record, from what the record says of itself: each value is raw JSON that the
 * field must not take, whatever the others are.
 *
 * @param value
 *            null where the field is left out
 */
record Damage(String field, @Nullable String value) {
    private static final List<String> NO_STRINGS = List.of("5", "1.5", "true", "[]", "{}", "[\"x\"]", "\"\\ud800\"",
            "\"x\\udc00\"", "\"\\udc00\\ud800\"", quoted("x".repeat(9_000)));
    private static final List<String> NO_REQUEST_IDS = List.of("\"\"", quoted("x".repeat(37)), "\"é\"",
            "\"a\\u0000\"");
    private static final List<String> NO_IDS = List.of("\"\"", "\"no id!\"", quoted("x".repeat(65)), "\"é\"",
            "\"a\\u0000\"", "\" a\"");
    private static final List<String> NO_CHOICES = List.of("\"\"", "\"nonsense\"", "\"MEMBER\"", "\" online\"");
    private static final List<String> NO_FLAGS = List.of("1", "0", "\"true\"", "[]", "{}");
    private static final List<String> NO_INTEGERS = List.of("-1", "9007199254740992", "1.5", "1.0", "1e3", "\"1\"",
            "true", "[]", "{}", "[1]", "1".repeat(40), "-" + "1".repeat(40));
    private static final List<String> NO_LISTS = List.of("5", "true", "\"x\"", "{}", "[null]", "[[]]", "[{}]",
            "[true]");
    private static final int TOO_MANY = 1_001;

    /** Everything that one field must not take. */
    static List<Damage> of(Class<?> type, RecordComponent component) {
        var values = new ArrayList<@Nullable String>(values(component));
        if (required(type, component)) {
            values.add("null");
            values.add(null);
        }
        return values.stream().map(value -> new Damage(component.getName(), value)).toList();
    }

    private static List<String> values(RecordComponent component) {
        var type = component.getType();
        if (type == List.class) {
            var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element == Long.class
                    ? joined(NO_LISTS, List.of("[\"1\"]", "[-1]", "[1.5]", many("1")))
                    : joined(NO_LISTS, List.of("[5]", "[\"\"]", "[\"no id!\"]", "[\"\\ud800\"]", many("\"a\"")));
        }
        if (type == boolean.class || type == Boolean.class) {
            return NO_FLAGS;
        }
        if (type == long.class || type == Long.class) {
            return NO_INTEGERS;
        }
        if (type == int.class || type == Integer.class) {
            return joined(NO_INTEGERS, List.of("2147483648"));
        }
        if (type == RequestId.class) {
            return joined(NO_STRINGS, NO_REQUEST_IDS);
        }
        return joined(NO_STRINGS, type == String.class ? List.of() : type.isEnum() ? NO_CHOICES : NO_IDS);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static String many(String element) {
        return "[" + String.join(",", Collections.nCopies(TOO_MANY, element)) + "]";
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static boolean required(Class<?> type, RecordComponent component) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            for (var parameter : constructor.getParameters()) {
                if (parameter.getName().equals(component.getName())) {
                    return !parameter.isAnnotationPresent(Sparse.class)
                            && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
                }
            }
        }
        throw new IllegalStateException("no such field: " + component);
    }

    /** The object, damaged here. */
    String in(Map<String, String> object) {
        var damaged = new LinkedHashMap<>(object);
        if (value == null) {
            damaged.remove(field);
        } else {
            damaged.put(field, value);
        }
        return json(damaged);
    }

    /** An object of names and raw values. */
    static String json(Map<String, String> object) {
        return object.entrySet().stream().map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The same, short enough for a report. */
    String told() {
        var said = field + (value == null ? " missing" : "=" + value);
        return said.length() > 60 ? said.substring(0, 60) + "…" : said;
    }
}
