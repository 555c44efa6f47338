package chat.klatch.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Sparse;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.server.door.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each record of the protocol has its schema, and says the same; each schema has its record. */
class RecordsTest {
    private static final Set<String> OF_NO_RECORD = Set.of("Integer", "Count", "Settings", "PasskeyOptions");
    private static final Documents DOCUMENTS = new Documents();
    private static final Map<String, Class<?>> TYPES = types();

    /** The records and enums that go over the wire, by what they are called. */
    static Map<String, Class<?>> types() {
        return new ClassFileImporter()
                .importPackages("chat.klatch.protocol.model", "chat.klatch.protocol.call",
                        "chat.klatch.protocol.frame", "chat.klatch.protocol")
                .stream().filter(RecordsTest::goesOverTheWire).map(JavaClass::reflect)
                .collect(Collectors.toMap(Class::getSimpleName, type -> type, (one, _) -> one, TreeMap::new));
    }

    private static boolean goesOverTheWire(JavaClass type) {
        boolean room = Set.of("chat.klatch.protocol.model", "chat.klatch.protocol.call", "chat.klatch.protocol.frame")
                .contains(type.getPackageName());
        return room && (type.isRecord() || type.isEnum()) || type.getSimpleName().equals("ErrorCode");
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.isAnnotationPresent(Sparse.class);
    }

    private static boolean isOneValue(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value");
    }

    @Test
    void everyRecordHasASchemaAndEverySchemaARecord() {
        var named = new TreeSet<String>();
        DOCUMENTS.schemas().fieldNames().forEachRemaining(named::add);
        named.removeAll(OF_NO_RECORD);
        assertEquals(TYPES.keySet(), named);
        assertTrue(TYPES.containsKey(Problem.class.getSimpleName()));
    }

    @Test
    void theirFieldsAreTheSameAndSoIsWhichMustBeThere() {
        TYPES.values().stream().filter(type -> type.isRecord() && !isOneValue(type)).forEach(type -> {
            var schema = DOCUMENTS.schemas().get(type.getSimpleName());
            var wire = type.getAnnotation(Wire.class);
            var fields = new TreeSet<String>();
            var required = new TreeSet<String>();
            if (wire != null && !wire.value().isEmpty()) {
                fields.add("type");
                required.add("type");
                assertEquals(wire.value(), schema.at("/properties/type/const").asText(), type.getSimpleName());
            }
            for (RecordComponent component : type.getRecordComponents()) {
                fields.add(component.getName());
                if (!mayBeAbsent(component)) {
                    required.add(component.getName());
                }
            }
            assertEquals(fields, names(schema.path("properties").fieldNames()), type.getSimpleName());
            assertEquals(required, Stream.of(schema.path("required")).flatMap(JsonNode::valueStream)
                    .map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new)), type.getSimpleName());
        });
    }

    private static Set<String> names(Iterator<String> all) {
        var names = new TreeSet<String>();
        all.forEachRemaining(names::add);
        return names;
    }

    @Test
    void theirFieldsAreOfTheSameTypes() {
        TYPES.values().stream().filter(type -> type.isRecord() && !isOneValue(type)).forEach(type -> {
            for (RecordComponent component : type.getRecordComponents()) {
                var schema = DOCUMENTS.schemas().get(type.getSimpleName()).path("properties")
                        .path(component.getName());
                assertSame(component.getGenericType(), schema, type.getSimpleName() + "." + component.getName());
            }
        });
    }

    private static void assertSame(Type type, JsonNode schema, String where) {
        var meant = DOCUMENTS.resolved(schema);
        switch (type) {
            case ParameterizedType list -> {
                assertEquals("array", meant.path("type").asText(), where);
                assertSame(list.getActualTypeArguments()[0], meant.path("items"), where);
            }
            case Class<?> one when one == String.class -> assertEquals("string", meant.path("type").asText(), where);
            case Class<?> one when one == boolean.class || one == Boolean.class -> assertEquals("boolean",
                    meant.path("type").asText(), where);
            case Class<?> one when one == int.class || one == Integer.class || one == long.class
                    || one == Long.class -> {
                assertEquals("integer", meant.path("type").asText(), where);
                assertTrue(meant.has("minimum") && meant.has("maximum"), where + " has no bounds");
            }
            case Class<?> one -> assertEquals(one.getSimpleName(), Documents.reference(schema), where);
            default -> throw new AssertionError(where + " is a " + type);
        }
    }

    @Test
    void anEnumHasTheSameValues() {
        TYPES.values().stream().filter(Class::isEnum).forEach(type -> {
            var values = Stream.of(type.getEnumConstants()).map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .toList();
            assertEquals(values, DOCUMENTS.schemas().get(type.getSimpleName()).path("enum").valueStream()
                    .map(JsonNode::asText).toList(), type.getSimpleName());
        });
    }

    @Test
    void whatTheRecordsReadTheSchemasAllow() {
        int seen = 0;
        for (Entry entry : corpus()) {
            if (entry.verdict().kind().equals("ok")) {
                var value = Json.read(entry.verdict().says());
                assertEquals(List.of(), DOCUMENTS.errors(schema(entry.family(), value), value), entry::text);
                seen++;
            }
        }
        assertTrue(seen > 200, "only " + seen);
    }

    /** The name of the schema for a body or frame of this family. */
    private static String schema(String family, JsonNode value) {
        return switch (family) {
            case "Command" -> frame(Command.class, value);
            case "Event" -> frame(Event.class, value);
            default -> family;
        };
    }

    private static String frame(Class<?> family, JsonNode value) {
        return frames(family).stream()
                .filter(type -> type.getAnnotation(Wire.class).value().equals(value.path("type").asText()))
                .map(Class::getSimpleName).findFirst().orElseThrow();
    }

    /** Every record of a sealed family. */
    static List<Class<?>> frames(Class<?> family) {
        var all = new ArrayList<Class<?>>();
        for (Class<?> one : family.getPermittedSubclasses()) {
            if (one.isRecord()) {
                all.add(one);
            } else {
                all.addAll(frames(one));
            }
        }
        return all;
    }

    private static List<Entry> corpus() {
        return Stream.of("by-hand", "grown").flatMap(name -> Entry.all(text("/corpus/" + name + ".jsonl")).stream())
                .toList();
    }

    private static String text(String resource) {
        try (var in = RecordsTest.class.getResourceAsStream(resource)) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
