package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.SignUp;
import chat.klatch.server.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code deploy/compose.yaml}. The schema is the specification's own, as Docker Compose 1.29.2 has it (Apache-2.0) but
 * for its ids, which are none by today's drafts.
 */
class ComposeTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-])?([^}]*)}");
    private static final Map<String, String> CHOSEN = Map.of("KLATCH_DOMAIN", "chat.example", "KLATCH_CERTIFICATES",
            "/etc/klatch/certificates");
    private final JsonNode file = read();
    private final JsonNode klatch = file.at("/services/klatch");

    private static JsonNode read() {
        try {
            return YAML.readTree(Deploy.file("compose.yaml").toFile());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** What a value means when an operator has set no more than they must. */
    private static String meant(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> CHOSEN.getOrDefault(found.group(1),
                        ":-".equals(found.group(2)) ? found.group(3) : "unset"));
    }

    private static List<String> errors(JsonNode compose) throws Exception {
        try (var schema = ComposeTest.class.getResourceAsStream("/deploy/compose-spec.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(compose.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
        }
    }

    @Test
    void itIsWrittenByTheSpecification() throws Exception {
        assertEquals(List.of(), errors(file));
        var misspelt = YAML
                .readTree(Deploy.with(Deploy.text("compose.yaml"), "stop_grace_period", "stop_graze_period"));
        assertFalse(errors(misspelt).isEmpty());
    }

    @Test
    @Needs("docker-compose")
    void dockerComposeReadsItAndAsksForWhatIsMissing() {
        var compose = new ProcessBuilder(Deploy.program("docker-compose"), "-f", Deploy.file("compose.yaml").toString(),
                "config");
        compose.environment().keySet().removeIf(name -> name.startsWith("KLATCH_"));
        assertTrue(Deploy.run(compose, 1).contains("the name that people type"));
        compose.environment().put("KLATCH_DOMAIN", "chat.example");
        assertTrue(Deploy.run(compose, 1).contains("the folder with fullchain.pem"));
        compose.environment().putAll(CHOSEN);
        assertTrue(Deploy.run(compose).contains("KLATCH_URL: https://chat.example"));
    }

    @Test
    void itsSettingsMakeSenseToKlatchWhichBelievesNginxAndNobodyElse() throws Exception {
        var environment = new HashMap<String, String>();
        klatch.get("environment").properties()
                .forEach(setting -> environment.put(setting.getKey(), meant(setting.getValue().asText())));
        var settings = Settings.from(environment);
        assertEquals("https://chat.example", settings.url());
        assertEquals(SignUp.INVITE, settings.signUp());
        var nginx = file.at("/services/nginx/networks/inside/ipv4_address").asText();
        assertEquals(1, settings.trustedProxies().size());
        assertTrue(settings.trustedProxies().getFirst().contains(InetAddress.ofLiteral(nginx)));
        assertFalse(settings.trustedProxies().getFirst().contains(
                InetAddress.ofLiteral(klatch.at("/networks/inside/ipv4_address").asText())));
    }

    @Test
    void onlyNginxCanBeReachedFromOutside() {
        assertFalse(klatch.has("ports"));
        assertEquals("[\"80:80\",\"443:443\"]", file.at("/services/nginx/ports").toString());
    }

    @Test
    void whatMustOutliveAContainerIsInAVolumeThatTheImageKnows() throws Exception {
        var image = Files.readString(Path.of("..", "Dockerfile"));
        var volume = klatch.get("volumes").get(0).asText();
        assertTrue(file.get("volumes").has(volume.replaceFirst(":.*", "")));
        assertTrue(image.contains("\nVOLUME " + volume.replaceFirst(".*:", "") + "\n"));
        assertTrue(image.contains("KLATCH_DATA=" + volume.replaceFirst(".*:", "") + "/"));
        assertTrue(klatch.get("read_only").asBoolean());
    }

    @Test
    void itIsStartedAgainAndHasLongerToStopThanItTakes() {
        assertEquals("unless-stopped", klatch.get("restart").asText());
        assertEquals("15s", klatch.get("stop_grace_period").asText()); // Klatch takes at most 7
    }
}
