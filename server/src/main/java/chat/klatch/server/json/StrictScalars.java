package chat.klatch.server.json;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.codec.Words;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Strings, integers and booleans as the protocol knows them: nothing is turned into anything else. */
final class StrictScalars {
    @FunctionalInterface
    private interface Read<T> {
        T from(JsonParser in) throws IOException;
    }

    private static final class Scalar<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient @Nullable T empty;
        private final transient Read<T> read;

        Scalar(Class<T> type, @Nullable T empty, Read<T> read) {
            super(type);
            this.empty = empty;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read.from(in);
        }

        @Override
        public @Nullable Object getEmptyValue(DeserializationContext context) {
            return empty;
        }
    }

    private StrictScalars() {
    }

    static SimpleModule module() {
        var module = new SimpleModule("klatch");
        module.setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1;

            @Override
            public JsonDeserializer<?> findEnumDeserializer(Class<?> type, DeserializationConfig config,
                    BeanDescription description) {
                return choice(type.asSubclass(Enum.class));
            }
        });
        return module
                .addDeserializer(String.class, new Scalar<>(String.class, "", StrictScalars::string))
                .addDeserializer(Boolean.class, new Scalar<>(Boolean.class, false, StrictScalars::flag))
                .addDeserializer(boolean.class, new Scalar<>(boolean.class, false, StrictScalars::flag))
                .addDeserializer(Long.class, new Scalar<>(Long.class, null, StrictScalars::integer))
                .addDeserializer(long.class, new Scalar<>(long.class, null, StrictScalars::integer))
                .addDeserializer(Integer.class, new Scalar<>(Integer.class, null, StrictScalars::count))
                .addDeserializer(int.class, new Scalar<>(int.class, null, StrictScalars::count));
    }

    /** One of an enum's names as the wire has them, to the letter. */
    private static <E extends Enum<?>> JsonDeserializer<E> choice(Class<E> type) {
        var names = new LinkedHashMap<String, E>();
        for (E constant : type.getEnumConstants()) {
            names.put(WireMapper.wireName(constant), constant);
        }
        return new Scalar<>(type, null, in -> {
            var found = names.get(string(in));
            if (found == null) {
                throw new Invalid("", Words.oneOf(String.join(", ", names.keySet())));
            }
            return found;
        });
    }

    private static String string(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new Invalid("", Words.STRING);
        }
        return Limits.whole("", in.getText());
    }

    private static Boolean flag(JsonParser in) throws IOException {
        if (!in.currentToken().isBoolean()) {
            throw new Invalid("", Words.BOOLEAN);
        }
        return in.getBooleanValue();
    }

    private static Long integer(JsonParser in) throws IOException {
        boolean whole = in.currentToken() == JsonToken.VALUE_NUMBER_INT
                && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!whole || in.getLongValue() < 0 || in.getLongValue() > Limits.INTEGER_MAX) {
            throw new Invalid("", Words.INTEGER);
        }
        return in.getLongValue();
    }

    private static Integer count(JsonParser in) throws IOException {
        long value = integer(in);
        if (value > Integer.MAX_VALUE) {
            throw new Invalid("", Words.COUNT);
        }
        return (int) value;
    }
}
