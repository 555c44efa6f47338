package chat.klatch.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code docs/openapi.yaml} and {@code docs/asyncapi.yaml}: the second stands on the schemas of the first. */
final class Documents {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path DOCS = Path.of("..", "docs");
    private static final String SCHEMAS = "#/components/schemas/";
    private final JsonNode openApi = read("openapi.yaml");
    private final JsonNode asyncApi = read("asyncapi.yaml");
    private final ObjectNode schemas = YAML.createObjectNode();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Documents() {
        for (JsonNode document : List.of(openApi, asyncApi)) {
            document.at("/components/schemas").properties().forEach(schema -> {
                if (schemas.has(schema.getKey())) {
                    throw new AssertionError("two schemas are called " + schema.getKey());
                }
                schemas.set(schema.getKey(), schema.getValue());
            });
        }
    }

    private static JsonNode read(String name) {
        try {
            return YAML.readTree(DOCS.resolve(name).toFile());
        } catch (IOException lost) {
            throw new AssertionError(lost);
        }
    }

    JsonNode openApi() {
        return openApi;
    }

    JsonNode asyncApi() {
        return asyncApi;
    }

    /** Every schema of both, by its name. */
    ObjectNode schemas() {
        return schemas;
    }

    /** The name of the schema that {@code node} refers to, "" where it says itself what it is. */
    static String reference(JsonNode node) {
        var to = node.path("$ref").asText();
        return to.substring(to.lastIndexOf('/') + 1);
    }

    /** What {@code node} means: itself, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        var name = reference(node);
        if (name.isEmpty()) {
            return node;
        }
        var found = schemas.get(name);
        if (found == null) {
            throw new AssertionError("no schema is called " + name);
        }
        return found;
    }

    /** What is wrong with {@code value} by the schema of this name; empty where nothing is. */
    List<String> errors(String name, JsonNode value) {
        return errors(YAML.createObjectNode().put("$ref", SCHEMAS + name), value);
    }

    /** What is wrong with {@code value} by a schema that may refer to any of these. */
    List<String> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema.toString(), this::compile).validate(value.toString(), InputFormat.JSON)
                .stream().map(Object::toString).toList();
    }

    private Schema compile(String schema) {
        var here = schema.replace("./openapi.yaml" + SCHEMAS, SCHEMAS).replace(SCHEMAS, "#/$defs/");
        var all = schemas.toString().replace("./openapi.yaml" + SCHEMAS, SCHEMAS).replace(SCHEMAS, "#/$defs/");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"allOf\":[" + here + "],\"$defs\":" + all + "}", InputFormat.JSON);
    }
}
