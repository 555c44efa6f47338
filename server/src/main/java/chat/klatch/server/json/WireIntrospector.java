package chat.klatch.server.json;

import chat.klatch.protocol.codec.Sparse;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** Reads the protocol's marks as Jackson reads its own. */
final class WireIntrospector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor) {
            return !parameter.hasAnnotation(Sparse.class) && !constructor.getAnnotatedParameterTypes()[parameter
                    .getIndex()].isAnnotationPresent(Nullable.class);
        }
        return super.hasRequiredMarker(member);
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(Annotated property) {
        if (property.hasAnnotation(Sparse.class)) {
            var left = property.getRawType() == boolean.class
                    ? JsonInclude.Include.NON_DEFAULT
                    : JsonInclude.Include.NON_EMPTY;
            return JsonInclude.Value.construct(left, JsonInclude.Include.ALWAYS);
        }
        return super.findPropertyInclusion(property);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated property) {
        return property.hasAnnotation(Sparse.class)
                ? JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)
                : super.findSetterInfo(property);
    }

    @Override
    public Boolean hasAsValue(Annotated member) {
        return member instanceof AnnotatedMethod method && WireMapper.isNamed(method.getDeclaringClass())
                && method.getName().equals("value") && method.getParameterCount() == 0;
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated creator) {
        return creator instanceof AnnotatedConstructor constructor
                && WireMapper.isNamed(constructor.getDeclaringClass()) ? JsonCreator.Mode.DELEGATING : null;
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        for (int i = 0; i < values.length; i++) {
            names[i] = WireMapper.wireName(values[i]);
        }
        return names;
    }
}
