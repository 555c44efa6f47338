package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/compose.cluster.yaml}, and the nodes that nginx is told of. */
class ClusterTest {
    private static final Map<String, String> CHOSEN = Map.of("KLATCH_DOMAIN", "chat.example", "KLATCH_CERTIFICATES",
            "/etc/klatch/certificates", "KLATCH_SECRETS", "/etc/klatch/secrets");
    private static final List<String> NODES = List.of("klatch-1", "klatch-2", "klatch-3");
    private static final Pattern SERVER = Pattern.compile("(?m)^server ([0-9.]+):8080 max_fails=1 fail_timeout=2s;$");
    private static final int STOPS_WITHIN_SECONDS = 30;
    private final Compose file = new Compose(Deploy.text("compose.cluster.yaml"), CHOSEN);
    @TempDir
    private Path secrets;

    private JsonNode of(String service, String pointer) {
        return file.at("/services/" + service + pointer);
    }

    private String address(String service) {
        return of(service, "/networks/inside/ipv4_address").asText();
    }

    /** As they are in the container, but for where its secrets are. */
    private Settings settings(String node) throws Exception {
        var environment = new HashMap<>(file.environment(node));
        for (String secret : List.of("DATABASE", "REDIS")) {
            var name = "KLATCH_" + secret + "_PASSWORD_FILE";
            var mounted = environment.get(name);
            assertNotNull(mounted, name);
            assertTrue(of(node, "/secrets").toString().contains(mounted.replaceFirst("/run/secrets/", "\"")), mounted);
            var here = secrets.resolve(mounted.replaceFirst(".*/", ""));
            environment.put(name, Files.writeString(here, "of " + secret + "\n").toString());
        }
        return Settings.from(environment);
    }

    @Test
    void itIsWrittenByTheSpecification() {
        assertEquals(List.of(), file.errors());
    }

    @Test
    @Needs("docker-compose")
    void dockerComposeReadsItAndAsksForWhatIsMissing() {
        var compose = new ProcessBuilder(Deploy.program("docker-compose"), "-f",
                Deploy.file("compose.cluster.yaml").toString(), "config");
        compose.environment().keySet().removeIf(name -> name.startsWith("KLATCH_"));
        compose.environment().putAll(CHOSEN);
        compose.environment().remove("KLATCH_SECRETS");
        assertTrue(Deploy.run(compose, 1).contains("the folder with the files database and redis"));
        compose.environment().putAll(CHOSEN);
        assertTrue(Deploy.run(compose).contains("file: /etc/klatch/secrets/redis"));
    }

    @Test
    void theNodesAreTheSameAndTheirSettingsMakeSense() throws Exception {
        for (String node : NODES) {
            var settings = settings(node);
            assertEquals("https://chat.example", settings.url());
            var database = settings.database();
            assertNotNull(database);
            assertEquals("jdbc:postgresql://postgres/klatch", database.url());
            assertEquals("of DATABASE", database.password());
            assertNotNull(settings.redis());
            assertEquals(file.environment(NODES.getFirst()), file.environment(node));
            assertEquals(1, settings.trustedProxies().size());
            assertTrue(settings.trustedProxies().getFirst().contains(InetAddress.ofLiteral(address("nginx"))));
            assertFalse(settings.trustedProxies().getFirst().contains(InetAddress.ofLiteral(address(node))));
        }
        assertEquals("klatch", of("postgres", "/environment/POSTGRES_USER").asText());
        assertEquals("klatch", of("postgres", "/environment/POSTGRES_DB").asText());
    }

    @Test
    void noPasswordStandsInIt() {
        file.at("/services").properties().forEach(service -> service.getValue().path("environment").properties()
                .forEach(setting -> assertTrue(!setting.getKey().contains("PASSWORD")
                        || setting.getKey().endsWith("_FILE"), setting::toString)));
    }

    @Test
    void nginxIsToldOfTheseNodesAndNoOthersAndKeepsAnAddressThatNobodyElseCanTake() {
        var told = SERVER.matcher(Deploy.text("nodes.cluster.conf")).results().map(found -> found.group(1)).toList();
        assertEquals(NODES.stream().map(this::address).toList(), told);
        var addresses = new HashSet<String>();
        file.at("/services").properties().forEach(service -> assertTrue(
                addresses.add(address(service.getKey())), () -> service.getKey() + " has no address of its own"));
        assertTrue(of("nginx", "/volumes").toString().contains("./nodes.cluster.conf:/etc/nginx/nodes.conf:ro"));
    }

    @Test
    void eachWaitsForWhatItNeedsAndIsAskedWhetherItIsWell() {
        for (String node : NODES) {
            assertEquals("service_healthy", of(node, "/depends_on/postgres/condition").asText());
            assertEquals("service_healthy", of("nginx", "/depends_on/" + node + "/condition").asText());
            assertEquals("[\"CMD\",\"klatch\",\"health\"]", of(node, "/healthcheck/test").toString());
        }
        assertTrue(of("postgres", "/healthcheck/test").toString().contains("pg_isready"));
    }

    @Test
    void eachHasLongerToStopThanItTakesAndLeavesNothing() {
        for (String node : NODES) {
            int grace = Integer.parseInt(of(node, "/stop_grace_period").asText().replace("s", ""));
            assertTrue(grace > STOPS_WITHIN_SECONDS, node);
            assertFalse(file.at("/services/" + node).has("volumes"), node);
            assertTrue(of(node, "/read_only").asBoolean());
        }
    }

    @Test
    @Needs("openssl")
    void theManualMakesThePasswordsThatItAsksFor() throws Exception {
        var manual = Files.readString(Path.of("..", "docs", "operations.md"));
        var way = Pattern.compile("(?ms)^```\\n([^`]*openssl rand.*?)^```$").matcher(manual);
        assertTrue(way.find());
        Deploy.run("sh", "-ec", way.group(1).replace("/etc/klatch/secrets", secrets + "/made"));
        var named = new TreeSet<String>();
        file.at("/secrets").forEach(secret -> named.add(secret.get("file").asText().replaceFirst(".*/", "")));
        try (var made = Files.list(secrets.resolve("made"))) {
            assertEquals(named, made.map(one -> one.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void onlyNginxCanBeReachedFromOutside() {
        var open = file.at("/services").properties().stream().filter(service -> service.getValue().has("ports"))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        assertEquals(Set.of("nginx"), open);
    }
}
