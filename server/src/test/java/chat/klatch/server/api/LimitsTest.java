package chat.klatch.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.server.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Each limit that a schema states is the one that the record keeps: what is just within it is read, what is just beyond
 * is refused. Where a schema states none, the record has none that anybody meets.
 */
class LimitsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG = 10_000;
    private static final int MANY = 2_000;
    /** Bounded by another field: a rev is not before its seq, and a text is empty only where files are not. */
    private static final Set<String> BY_ANOTHER = Set.of("most Message.seq", "least Message.rev", "least Send.text",
            "least NewMessage.text");
    private final Documents documents = new Documents();
    private final Json json = new Json();
    private final List<String> wrong = new ArrayList<>();

    /** Whatever is read as a whole: bodies by their record, frames by their family. */
    private static Map<String, Class<?>> whole() {
        var all = new TreeMap<String, Class<?>>();
        RecordsTest.types().forEach((name, type) -> {
            if (type.isAnnotationPresent(Wire.class)) {
                all.put(name, type);
            }
        });
        return all;
    }

    @Test
    void whatIsWithinIsReadAndWhatIsBeyondIsRefused() {
        whole().forEach((name, type) -> {
            var base = (ObjectNode) example(documents.schemas().get(name));
            expect(true, type, base, name);
            probe(type, base, List.of(), documents.schemas().get(name), name);
        });
        assertEquals(List.of(), wrong);
    }

    /** Tries every field of the object at {@code path} within {@code base}. */
    private void probe(Class<?> type, ObjectNode base, List<String> path, JsonNode schema, String name) {
        schema.path("properties").properties().forEach(field -> {
            if (field.getKey().equals("type") && path.isEmpty() && field.getValue().has("const")) {
                return;
            }
            var where = name + "." + field.getKey();
            var meant = documents.resolved(field.getValue());
            within(meant).forEach((which, value) -> {
                if (!BY_ANOTHER.contains(which + " " + where)) {
                    expect(true, type, with(base, path, field.getKey(), value, schema), where + " = " + brief(value));
                }
            });
            beyond(meant).forEach(value -> expect(false, type, with(base, path, field.getKey(), value, schema),
                    where + " = " + brief(value)));
            boolean list = meant.has("items");
            var inner = list ? meant.get("items") : field.getValue();
            if (documents.resolved(inner).has("properties")) {
                var deeper = new ArrayList<>(path);
                deeper.add(field.getKey());
                if (list) {
                    deeper.add("0");
                }
                probe(type, with(base, path, field.getKey(), list ? many(meant, 1) : example(meant), schema), deeper,
                        documents.resolved(inner), Documents.reference(inner));
            }
        });
    }

    private void expect(boolean good, Class<?> type, ObjectNode value, String where) {
        try {
            read(type, value);
            if (!good) {
                wrong.add("read: " + where);
            }
        } catch (Invalid refused) {
            if (good) {
                wrong.add("refused: " + where + ": " + refused.field() + " " + refused.getMessage());
            }
        }
    }

    private void read(Class<?> type, ObjectNode value) {
        if (Command.class.isAssignableFrom(type)) {
            json.readCommand(json.parse(value.toString()));
        } else if (Event.class.isAssignableFrom(type)) {
            json.readEvent(json.parse(value.toString()));
        } else {
            json.read(value.toString(), type);
        }
    }

    private static String brief(JsonNode value) {
        var text = value.toString();
        return text.length() < 60 ? text : text.substring(0, 30) + "… (" + value.size() + ", " + text.length() + ")";
    }

    /**
     * A copy of {@code base} with one field set, with what the schema says that this needs, without what it excludes.
     */
    private ObjectNode with(ObjectNode base, List<String> path, String field, JsonNode value, JsonNode schema) {
        var copy = base.deepCopy();
        JsonNode reached = copy;
        for (String step : path) {
            reached = reached.isArray() ? reached.get(Integer.parseInt(step)) : reached.get(step);
        }
        var at = (ObjectNode) reached;
        at.set(field, value);
        var oneOf = schema.path("oneOf").valueStream().map(one -> one.at("/required/0").asText()).toList();
        if (oneOf.contains(field)) {
            at.remove(oneOf.stream().filter(other -> !other.equals(field)).toList());
        }
        for (JsonNode other : schema.path("dependentRequired").path(field)) {
            at.set(other.asText(), example(schema.path("properties").path(other.asText())));
        }
        return copy;
    }

    /** Some value that the schema allows: the shortest, unless it names one. */
    private JsonNode example(JsonNode schema) {
        var meant = documents.resolved(schema);
        if (meant.has("examples")) {
            return meant.get("examples").get(0).deepCopy();
        }
        if (meant.has("const")) {
            return meant.get("const");
        }
        if (meant.has("enum")) {
            return meant.get("enum").get(0);
        }
        return switch (meant.path("type").asText()) {
            case "string" -> NODES.textNode("a".repeat(Math.max(1, meant.path("minLength").asInt())));
            case "integer" -> NODES.numberNode(Math.max(1, meant.path("minimum").asLong()));
            case "boolean" -> NODES.booleanNode(true);
            case "array" -> NODES.arrayNode();
            case "object" -> {
                var object = NODES.objectNode();
                meant.path("required").forEach(name -> object.set(name.asText(),
                        example(meant.path("properties").path(name.asText()))));
                yield object;
            }
            default -> throw new AssertionError("no example of " + meant);
        };
    }

    private Map<String, JsonNode> within(JsonNode schema) {
        var good = new LinkedHashMap<String, JsonNode>();
        if (schema.has("enum")) {
            schema.get("enum").forEach(value -> good.put(value.asText(), value));
            return good;
        }
        switch (schema.path("type").asText()) {
            case "string" -> {
                if (schema.has("examples")) {
                    schema.get("examples").forEach(value -> good.put(value.asText(), value));
                } else {
                    good.put("least", letters(schema.path("minLength").asInt()));
                    good.put("most", letters(schema.path("maxLength").asInt(LONG)));
                }
            }
            case "integer" -> {
                good.put("least", schema.get("minimum"));
                good.put("most", schema.get("maximum"));
            }
            case "array" -> {
                good.put("none", NODES.arrayNode());
                good.put("most", many(schema, schema.path("maxItems").asInt(MANY)));
            }
            default -> good.put("some", example(schema));
        }
        return good;
    }

    private List<JsonNode> beyond(JsonNode schema) {
        var bad = new ArrayList<JsonNode>();
        bad.add(schema.path("type").asText().equals("object") ? NODES.arrayNode() : NODES.objectNode());
        switch (schema.path("type").asText()) {
            case "string" -> {
                bad.add(NODES.numberNode(1));
                if (schema.has("enum") || schema.has("examples")) {
                    bad.add(letters(3));
                }
                if (schema.path("minLength").asInt() > 0) {
                    bad.add(letters(schema.get("minLength").asInt() - 1));
                }
                if (schema.has("maxLength")) {
                    bad.add(letters(schema.get("maxLength").asInt() + 1));
                }
                if (schema.path("pattern").asText().startsWith("^[A-Za-z0-9_")) {
                    bad.add(NODES.textNode("a".repeat(schema.path("minLength").asInt()) + "é"));
                }
            }
            case "integer" -> {
                bad.add(NODES.textNode("1"));
                bad.add(NODES.numberNode(schema.get("minimum").asLong() - 1));
                bad.add(NODES.numberNode(schema.get("maximum").asLong() + 1));
            }
            case "boolean" -> bad.add(NODES.textNode("true"));
            case "array" -> {
                bad.add(NODES.textNode("a"));
                if (schema.has("maxItems")) {
                    bad.add(many(schema, schema.get("maxItems").asInt() + 1));
                }
            }
            default -> bad.add(NODES.textNode("a"));
        }
        return bad;
    }

    private static JsonNode letters(int length) {
        return NODES.textNode("a".repeat(length));
    }

    private JsonNode many(JsonNode array, int size) {
        var all = NODES.arrayNode();
        var one = example(array.path("items"));
        for (int i = 0; i < size; i++) {
            all.add(one);
        }
        return all;
    }
}
