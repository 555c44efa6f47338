package chat.klatch.protocol.codec;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RequestId;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any valid value of a record, made from its components: whatever its constructor takes. */
final class Samples {
    private static final int LIST_MOST = 3;
    private static final List<String> EMOJI = List.of("👍", "❤️", "👨‍👩‍👧", "🇩🇪", "1️⃣", "👋🏽");

    private Samples() {
    }

    static <T> Arbitrary<T> of(Class<T> type) {
        return record(type);
    }

    private static <T> Arbitrary<T> record(Class<T> type) {
        var fields = Stream.of(type.getRecordComponents()).map(part -> optional(type, part)).toList();
        var constructor = constructor(type);
        return Combinators.combine(fields).as(values -> make(constructor, values)).filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static <T> Constructor<T> constructor(Class<T> type) {
        try {
            return type.getDeclaredConstructor(Stream.of(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new LinkageError(impossible.toString(), impossible);
        }
    }

    /** Rules between the fields are the constructor's: what it refuses was no valid value. */
    private static <T> Optional<T> make(Constructor<T> constructor, List<Optional<Object>> values) {
        try {
            return Optional.of(constructor.newInstance(values.stream().map(value -> value.orElse(null)).toArray()));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Invalid) {
                return Optional.empty();
            }
            throw new AssertionError(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.toString(), impossible);
        }
    }

    private static Arbitrary<Optional<Object>> optional(Class<?> owner, RecordComponent part) {
        var field = owner.getSimpleName() + "." + part.getName();
        if (owner == Message.class && List.of("deletedAt", "deletedBy", "system").contains(part.getName())) {
            return Arbitraries.just(Optional.empty());
        }
        boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class) && !field.equals("Message.key");
        var given = any(field, part.getName(), part.getGenericType());
        return nullable ? given.optional(0.4) : given.map(Optional::of);
    }

    private static Arbitrary<Object> any(String field, String name, Type type) {
        if (type instanceof ParameterizedType list) {
            return any(field, name, list.getActualTypeArguments()[0]).list().ofMaxSize(LIST_MOST).map(each -> each);
        }
        var raw = (Class<?>) type;
        if (raw == String.class) {
            return string(name).map(value -> value);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (raw == long.class || raw == Long.class) {
            return Arbitraries.longs().between(name.equals("rev") ? 1_000_000 : 0, most(field)).map(value -> value);
        }
        if (raw == int.class || raw == Integer.class) {
            return number(field).map(value -> value);
        }
        if (raw.isEnum()) {
            return Arbitraries.of(raw.getEnumConstants());
        }
        return raw.getRecordComponents()[0].getName().equals("value") ? named(raw) : record(raw).map(value -> value);
    }

    /** A message is not older than itself. */
    private static long most(String field) {
        return field.equals("Message.seq") ? 1_000_000 : Limits.INTEGER_MAX;
    }

    private static Arbitrary<Integer> number(String field) {
        return switch (field) {
            case "Join.limit", "History.limit", "NewInvite.days", "NewInvite.uses" ->
                Arbitraries.integers().between(1, 100);
            case "Problem.status" -> Arbitraries.integers().between(100, 599);
            default -> Arbitraries.integers().between(0, Integer.MAX_VALUE);
        };
    }

    private static Arbitrary<Object> named(Class<?> type) {
        var values = type == RequestId.class
                ? Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(36)
                : idChars().ofMinLength(type == MessageKey.class ? 8 : 1).ofMaxLength(64);
        var constructor = constructor(type);
        return values.map(value -> make(constructor, List.of(Optional.of(value))).orElseThrow());
    }

    private static net.jqwik.api.arbitraries.StringArbitrary idChars() {
        return Arbitraries.strings().alpha().numeric().withChars('_', '-');
    }

    private static Arbitrary<String> string(String name) {
        return switch (name) {
            case "username" -> Arbitraries.strings().withCharRange('a', 'z').numeric().withChars('_', '.', '-')
                    .ofMinLength(2).ofMaxLength(32);
            case "emoji" -> Arbitraries.of(EMOJI);
            case "password", "oldPassword" -> codePoints(10, 256);
            case "text" -> codePoints(1, 200).map(text -> "x" + text.replace("\0", "") + "x");
            case "name", "topic", "note", "place" -> codePoints(0, 48).map(text -> "x" + text.replace("\0", "") + "x");
            default -> codePoints(1, 64);
        };
    }

    /** Whole surrogate pairs, and otherwise all that Java's strings can hold. */
    private static Arbitrary<String> codePoints(int least, int most) {
        var point = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 0x7F)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0xE000, Character.MAX_CODE_POINT)));
        return point.list().ofMinSize(least).ofMaxSize(most).map(points -> {
            var text = new StringBuilder();
            new ArrayList<>(points).forEach(text::appendCodePoint);
            return text.toString();
        });
    }
}
