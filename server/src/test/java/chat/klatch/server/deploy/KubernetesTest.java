package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** {@code deploy/kubernetes}, by Kubernetes' own types, and against the settings, ports and paths that Klatch has. */
class KubernetesTest {
    private static final Path ROOT = Deploy.file("kubernetes");
    private static final Set<String> SAID = Set.of("apiVersion", "kind", "namespace", "labels", "resources",
            "configMapGenerator", "secretGenerator", "images");
    private static final int STOPS_WITHIN_SECONDS = 30;
    private final List<HasMetadata> base = manifests("base");
    private final Deployment nodes = Manifests.one(base, Deployment.class, "klatch");
    private final PodSpec pod = nodes.getSpec().getTemplate().getSpec();
    private final Container klatch = pod.getContainers().getFirst();
    @TempDir
    private Path passwords;

    private static JsonNode kustomization(String folder) {
        try {
            return new ObjectMapper()
                    .valueToTree(new Yaml().load(Files.readString(ROOT.resolve(folder).resolve("kustomization.yaml"))));
        } catch (IOException lost) {
            throw new AssertionError(lost);
        }
    }

    /** The files that a kustomization names. */
    private static List<String> named(String folder) {
        var named = new ArrayList<String>();
        kustomization(folder).get("resources").forEach(one -> named.add(one.asText()));
        kustomization(folder).path("configMapGenerator")
                .forEach(one -> one.get("envs").forEach(file -> named.add(file.asText())));
        return named;
    }

    private static List<HasMetadata> manifests(String folder) {
        return named(folder).stream().filter(name -> name.endsWith(".yaml"))
                .flatMap(name -> Manifests.read(Deploy.text("kubernetes/" + folder + "/" + name)).stream()).toList();
    }

    private static Map<String, String> environment() {
        return Deploy.text("kubernetes/base/klatch.env").lines()
                .filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsFoundHoweverDeep() {
        var good = Deploy.text("kubernetes/base/deployment.yaml");
        var faults = Map.of("readinessProbe:", "readynessProbe:", "maxSurge:", "maxSurges:", "containerPort: 8080",
                "containerPort: eighty", "kind: Deployment", "kind: Deploiment");
        faults.forEach((right, wrong) -> assertThrows(IllegalArgumentException.class,
                () -> Manifests.read(Deploy.with(good, right, wrong)), wrong));
    }

    @Test
    void everyKustomizationNamesEveryFileAndNothingThatIsNotThere() throws IOException {
        for (String folder : List.of("base", "demo")) {
            kustomization(folder).fieldNames().forEachRemaining(field -> assertTrue(SAID.contains(field), field));
            var there = new TreeSet<String>();
            try (var files = Files.list(ROOT.resolve(folder))) {
                files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("kustomization.yaml"))
                        .forEach(there::add);
            }
            var named = new TreeSet<>(named(folder));
            named.remove("../base");
            assertEquals(there, named);
            assertFalse(manifests(folder).isEmpty());
        }
    }

    @Test
    @Needs("kubectl")
    void kustomizeBuildsBothAndWhatItBuildsIsGoodToo() {
        for (String folder : List.of("base", "demo")) {
            var built = Deploy.run(Deploy.program("kubectl"), "kustomize", ROOT.resolve(folder).toString());
            assertTrue(Manifests.read(built).size() > manifests(folder).size(), folder);
        }
    }

    @Test
    void itsSettingsMakeSenseAndItsPasswordsAreWhereTheyAreMounted() throws IOException {
        var environment = new HashMap<>(environment());
        var mount = klatch.getVolumeMounts().stream().filter(one -> one.getName().equals("passwords")).findAny()
                .orElseThrow();
        var files = pod.getVolumes().stream().filter(one -> one.getName().equals("passwords")).findAny().orElseThrow()
                .getProjected().getSources().stream()
                .collect(Collectors.toMap(source -> source.getSecret().getItems().getFirst().getPath(),
                        source -> source.getSecret().getName()));
        assertEquals(Map.of("database", "klatch-database", "redis", "klatch-redis"), files);
        for (String name : files.keySet()) {
            var file = environment.get("KLATCH_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD_FILE");
            assertEquals(mount.getMountPath() + "/" + name, file);
            environment.put("KLATCH_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD_FILE",
                    Files.writeString(passwords.resolve(name), "of " + name).toString());
        }
        var settings = Settings.from(environment);
        assertEquals("https://chat.example", settings.url());
        assertNotNull(settings.database());
        assertNotNull(settings.redis());
        assertEquals(settings.port(), klatch.getPorts().getFirst().getContainerPort());
        assertTrue(environment.keySet().stream().noneMatch(name -> name.endsWith("_PASSWORD")));
        environment.putAll(Map.of("KLATCH_REDIS", "", "KLATCH_REDIS_PASSWORD_FILE", "")); // whoever has none
        assertNull(Settings.from(environment).redis());
    }

    /** A service named klatch would have every pod get a KLATCH_PORT, and no Klatch start. */
    @Test
    void nothingButItsSettingsComesIntoItsEnvironment() {
        assertFalse(pod.getEnableServiceLinks());
        assertEquals(kustomization("base").at("/configMapGenerator/0/name").asText(),
                klatch.getEnvFrom().getFirst().getConfigMapRef().getName());
        assertTrue(klatch.getEnv().isEmpty());
    }

    @Test
    void probesAskWhatKlatchAnswersAndOnlyTheOneForReadinessAsksForStorage() {
        assertEquals("/health/ready", path(klatch.getReadinessProbe()));
        assertEquals("/health/ready", path(klatch.getStartupProbe()));
        assertEquals("/health", path(klatch.getLivenessProbe()));
        assertTrue(klatch.getReadinessProbe().getTimeoutSeconds() > 5); // as long as it takes to say no
    }

    private static String path(Probe probe) {
        assertEquals("http", probe.getHttpGet().getPort().getStrVal());
        return probe.getHttpGet().getPath();
    }

    @Test
    void whoIsStoppedHasLongerThanItTakesAndAnotherIsThereBefore() {
        assertTrue(pod.getTerminationGracePeriodSeconds() > STOPS_WITHIN_SECONDS
                + klatch.getLifecycle().getPreStop().getSleep().getSeconds());
        assertEquals("0", nodes.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getValue().toString());
        assertEquals(1, Manifests.one(base, PodDisruptionBudget.class, "klatch").getSpec().getMaxUnavailable()
                .getIntVal());
        assertTrue(nodes.getSpec().getReplicas() > 1);
    }

    @Test
    void everySelectorFindsTheNodes() {
        var labels = nodes.getSpec().getTemplate().getMetadata().getLabels();
        assertEquals(labels, nodes.getSpec().getSelector().getMatchLabels());
        assertEquals(labels, Manifests.one(base, Service.class, "klatch").getSpec().getSelector());
        assertEquals(labels, Manifests.one(base, PodDisruptionBudget.class, "klatch").getSpec().getSelector()
                .getMatchLabels());
        assertEquals(labels, Manifests.one(base, NetworkPolicy.class, "klatch").getSpec().getPodSelector()
                .getMatchLabels());
        pod.getTopologySpreadConstraints()
                .forEach(spread -> assertEquals(labels, spread.getLabelSelector().getMatchLabels()));
    }

    @Test
    void theWayFromOutsideLeadsToThePort() {
        var service = Manifests.one(base, Service.class, "klatch");
        var way = Manifests.one(base, Ingress.class, "klatch").getSpec().getRules().getFirst();
        var backend = way.getHttp().getPaths().getFirst().getBackend().getService();
        assertEquals(service.getMetadata().getName(), backend.getName());
        assertEquals(service.getSpec().getPorts().getFirst().getName(), backend.getPort().getName());
        assertEquals(klatch.getPorts().getFirst().getName(),
                service.getSpec().getPorts().getFirst().getTargetPort().getStrVal());
        assertEquals("https://" + way.getHost(), environment().get("KLATCH_URL"));
        assertEquals("http", Manifests.one(base, NetworkPolicy.class, "klatch").getSpec().getIngress().getFirst()
                .getPorts().getFirst().getPort().getStrVal());
    }

    @Test
    void itMayWriteOnlyWhatGoesWithItAndRunsAsTheUserOfTheImage() throws IOException {
        var image = Files.readString(Path.of("..", "Dockerfile"));
        assertTrue(image.contains("USER " + pod.getSecurityContext().getRunAsUser() + ":"
                + pod.getSecurityContext().getRunAsGroup()));
        assertTrue(klatch.getSecurityContext().getReadOnlyRootFilesystem());
        assertFalse(klatch.getSecurityContext().getAllowPrivilegeEscalation());
        assertEquals(List.of("ALL"), klatch.getSecurityContext().getCapabilities().getDrop());
        assertTrue(klatch.getVolumeMounts().stream()
                .anyMatch(mount -> image.contains("KLATCH_DATA=" + mount.getMountPath() + "/")));
    }

    @Test
    void theDemoBringsWhatTheSettingsName() {
        var demo = manifests("demo");
        for (String name : List.of("postgres", "redis")) {
            var port = Manifests.one(demo, Service.class, name).getSpec().getPorts().getFirst();
            assertTrue(environment().values().stream().anyMatch(value -> value.contains("//" + name)), name);
            assertTrue(Manifests.one(base, NetworkPolicy.class, "klatch").getSpec().getEgress().stream()
                    .flatMap(way -> way.getPorts().stream())
                    .anyMatch(open -> open.getPort().getIntVal().equals(port.getPort())), name);
        }
        var postgres = Manifests.one(demo, StatefulSet.class, "postgres").getSpec().getTemplate().getSpec()
                .getContainers().getFirst();
        assertTrue(postgres.getEnv().stream().anyMatch(one -> one.getName().equals("POSTGRES_USER")
                && one.getValue().equals(environment().get("KLATCH_DATABASE_USER"))));
        var secrets = new TreeSet<String>();
        kustomization("demo").get("secretGenerator").forEach(one -> secrets.add(one.get("name").asText()));
        assertEquals(Set.of("klatch-database", "klatch-redis"), secrets);
    }
}
