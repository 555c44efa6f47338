package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Exposed;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code deploy/grafana} and {@code deploy/prometheus}: what they ask for, a server shows. */
class WatchingTest {
    private static final Pattern SERIES = Pattern.compile("\\b(?:klatch|jvm|process)_[a-z_]+\\b");
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");
    private static JsonNode dashboard;
    private static JsonNode rules;
    private static Map<String, Set<String>> shown;

    /** Something of each kind happens once, so that every number has a line. */
    @BeforeAll
    static void look() throws IOException {
        dashboard = new ObjectMapper().readTree(Deploy.file("grafana/klatch.json").toFile());
        rules = new ObjectMapper(new YAMLFactory()).readTree(Deploy.file("prometheus/klatch.rules.yaml").toFile());
        try (var server = TestServer.start()) {
            var ada = server.signUp("ada");
            ada.get("/api/rooms/none").expect(404);
            try (var socket = ada.online()) {
                socket.writes(ada.foyer(), "watched-once", "hello");
                socket.isRefused(Json.object("type", "nonsense"), "unknown_type");
            }
            shown = Exposed.by(server).values().keySet().stream().collect(Collectors.toMap(WatchingTest::name,
                    WatchingTest::labels, (some, more) -> {
                        var all = new HashSet<>(some);
                        all.addAll(more);
                        return all;
                    }));
        }
    }

    private static String name(String line) {
        return line.replaceFirst("\\{.*", "");
    }

    private static Set<String> labels(String line) {
        return SELECTED.matcher(line).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<JsonNode> panels() {
        return each(dashboard.get("panels")).filter(panel -> !"row".equals(panel.get("type").asText())).toList();
    }

    private static List<JsonNode> alerts() {
        return each(rules.get("groups")).flatMap(group -> each(group.get("rules"))).toList();
    }

    private static List<String> questions() {
        return Stream.concat(
                panels().stream().flatMap(panel -> each(panel.get("targets"))),
                alerts().stream()).map(asking -> asking.get("expr").asText()).toList();
    }

    private static Set<String> series(String question) {
        return SERIES.matcher(question).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void everyNumberThatTheyNameExists() {
        for (String question : questions()) {
            series(question).forEach(name -> assertTrue(shown.containsKey(name), () -> name + " in " + question));
        }
    }

    @Test
    void everyLabelThatTheyChooseOrGroupByExistsThere() {
        for (String question : questions()) {
            var known = new HashSet<>(OF_PROMETHEUS);
            series(question).forEach(name -> known.addAll(shown.get(name)));
            var named = new HashSet<>(labels(question));
            GROUPED.matcher(question).results()
                    .flatMap(found -> Arrays.stream(found.group(1).split(","))).map(String::strip).forEach(named::add);
            named.removeAll(known);
            assertEquals(Set.of(), named, question);
        }
    }

    @Test
    void everyBracketIsClosed() {
        for (String question : questions()) {
            var open = new ArrayDeque<Character>();
            for (int i = 0; i < question.length(); i++) {
                char one = question.charAt(i);
                if ("([{".indexOf(one) >= 0) {
                    open.push(")]}".charAt("([{".indexOf(one)));
                } else if (")]}".indexOf(one) >= 0) {
                    assertEquals(open.poll(), one, question);
                }
            }
            assertTrue(open.isEmpty(), question);
        }
    }

    @Test
    void theDashboardShowsEveryNumberOfOurs() {
        var missing = shown.keySet().stream().filter(name -> name.startsWith("klatch_"))
                .map(name -> name.replaceFirst("_(bucket|sum|count)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        questions().forEach(question -> series(question)
                .forEach(name -> missing.remove(name.replaceFirst("_(bucket|sum|count)$", ""))));
        assertEquals(Set.of(), missing);
    }

    @Test
    void eachPanelHasItsOwnPlaceAndSaysWhatItShows() {
        var ids = new HashSet<Integer>();
        var places = new HashSet<String>();
        each(dashboard.get("panels")).forEach(panel -> {
            assertTrue(ids.add(panel.get("id").asInt()), panel::toString);
            assertTrue(places.add(panel.at("/gridPos/x") + ":" + panel.at("/gridPos/y")), panel::toString);
        });
        panels().forEach(panel -> {
            assertFalse(panel.get("title").asText().isBlank());
            assertTrue(panel.get("description").asText().endsWith("."), panel::toString);
        });
    }

    @Test
    void eachAlertSaysWhatIsWrongAndTheManualWhatToDo() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "operations.md"));
        for (JsonNode alert : alerts()) {
            var name = alert.get("alert").asText();
            assertTrue(manual.contains("| `" + name + "` |"), name);
            assertTrue(Set.of("page", "ticket").contains(alert.at("/labels/severity").asText()), name);
            assertFalse(alert.at("/annotations/summary").asText().isBlank(), name);
            assertTrue(alert.at("/annotations/description").asText().endsWith("."), name);
        }
    }

    @Test
    void whatPrometheusIsToldOfSeveralNodesAreThoseOfTheComposeFile() throws IOException {
        var nodes = new ArrayList<String>();
        new ObjectMapper(new YAMLFactory()).readTree(Deploy.file("compose.cluster.yaml").toFile()).get("services")
                .fieldNames().forEachRemaining(name -> {
                    if (name.startsWith("klatch-")) {
                        nodes.add("\"" + name + ":8080\"");
                    }
                });
        assertEquals(3, nodes.size());
        assertTrue(Deploy.text("prometheus/prometheus.yaml").contains("targets: [" + String.join(", ", nodes) + "]"));
    }

    @Test
    void prometheusIsToldOfTheRulesAndOfTheJobThatTheyName() throws IOException {
        var prometheus = new ObjectMapper(new YAMLFactory())
                .readTree(Deploy.file("prometheus/prometheus.yaml").toFile());
        assertEquals("[\"klatch.rules.yaml\"]", prometheus.get("rule_files").toString());
        assertEquals("klatch", prometheus.at("/scrape_configs/0/job_name").asText());
    }
}
