package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.SignUp;
import chat.klatch.server.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose.yaml}. */
class ComposeTest {
    private static final Map<String, String> CHOSEN = Map.of("KLATCH_DOMAIN", "chat.example", "KLATCH_CERTIFICATES",
            "/etc/klatch/certificates");
    private final Compose file = new Compose(Deploy.text("compose.yaml"), CHOSEN);
    private final JsonNode klatch = file.at("/services/klatch");

    @Test
    void itIsWrittenByTheSpecification() {
        assertEquals(List.of(), file.errors());
        var misspelt = Deploy.with(Deploy.text("compose.yaml"), "stop_grace_period", "stop_graze_period");
        assertFalse(new Compose(misspelt, CHOSEN).errors().isEmpty());
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
    void itsSettingsMakeSenseToKlatchWhichBelievesNginxAndNobodyElse() {
        var settings = Settings.from(file.environment("klatch"));
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
    void nginxIsToldWhereKlatchIs() {
        assertTrue(file.at("/services/nginx/volumes").toString().contains("./nodes.conf:/etc/nginx/nodes.conf:ro"));
        assertTrue(Deploy.text("nodes.conf").contains("\nserver klatch:" + Settings.from(Map.of()).port() + ";"));
    }

    @Test
    void whatMustOutliveAContainerIsInAVolumeThatTheImageKnows() throws Exception {
        var image = Files.readString(Path.of("..", "Dockerfile"));
        var volume = klatch.get("volumes").get(0).asText();
        assertTrue(file.at("/volumes").has(volume.replaceFirst(":.*", "")));
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
