package chat.klatch.server.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * A compose file, with what its parts say in common in each of them. The schema is the specification's own, as Docker
 * Compose 1.29.2 has it (Apache-2.0) but for its ids, which are none by today's drafts.
 */
final class Compose {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-])?([^}]*)}");
    private final Map<String, String> chosen;
    private final JsonNode file;

    /**
     * @param chosen
     *            what an operator must set
     */
    Compose(String text, Map<String, String> chosen) {
        this.chosen = chosen;
        file = new ObjectMapper().valueToTree(new Yaml().load(text));
    }

    JsonNode at(String pointer) {
        return file.at(pointer);
    }

    /** What a value means when an operator has set no more than they must. */
    private String meant(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> chosen.getOrDefault(found.group(1),
                        ":-".equals(found.group(2)) ? found.group(3) : "unset"));
    }

    /** The environment of a service. */
    Map<String, String> environment(String service) {
        var environment = new HashMap<String, String>();
        at("/services/" + service + "/environment").properties()
                .forEach(setting -> environment.put(setting.getKey(), meant(setting.getValue().asText())));
        return environment;
    }

    /** Where it is not as the specification says. */
    List<String> errors() {
        try (var schema = Compose.class.getResourceAsStream("/deploy/compose-spec.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(file.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
