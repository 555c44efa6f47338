package chat.klatch.server.json;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A mapper that knows the protocol's records and nothing else about them than their marks. */
final class WireMapper {
    /** The families carry their type on the wire. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {
    }

    private WireMapper() {
    }

    static ObjectMapper create(StreamReadConstraints constraints) {
        var mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8) // else an emoji takes 12 bytes instead of
                                                                             // 4
                .build())
                .annotationIntrospector(new WireIntrospector())
                .addModule(StrictScalars.module())
                .addMixIn(Command.class, Typed.class)
                .addMixIn(Event.class, Typed.class)
                .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                        JsonInclude.Include.ALWAYS))
                .withConfigOverride(List.class,
                        list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        Stream.of(Command.class, Event.class).forEach(family -> register(mapper, family));
        return mapper;
    }

    private static void register(ObjectMapper mapper, Class<?> family) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            var wire = member.getAnnotation(Wire.class);
            if (wire == null) {
                register(mapper, member);
            } else {
                mapper.registerSubtypes(new NamedType(member, wire.value()));
            }
        }
    }

    static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a record is just a string on the wire. */
    static boolean isNamed(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value");
    }
}
