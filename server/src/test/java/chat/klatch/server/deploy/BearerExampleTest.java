package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.oidc.TestProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/bots.md: what it says that a program without a password types, typed. */
class BearerExampleTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```\\n(token=.*?)^```$");

    @Test
    @Needs("curl")
    void theExampleSaysSomethingOnceForOneBuild() throws IOException, InterruptedException {
        var example = EXAMPLE.matcher(Files.readString(Path.of("../docs/bots.md")));
        assertTrue(example.find());
        try (var issuer = TestProvider.start(); var server = issuer.placeOfBots()) {
            server.signUp("owner");
            var deploy = server.signUp("deploy");
            try (var bob = server.signUp("bob").inFoyer()) {
                var shell = Map.of("TOKEN_ENDPOINT", issuer.issuer("corp") + "/token", "DEPLOY_SECRET", "its-secret",
                        "PLACE", server.url(), "ROOM", deploy.foyer(), "BUILD", "42");
                runs(example.group(1), shell);
                runs(example.group(1), shell);
                assertEquals("Build 42 is out.", bob.hears("message").get("message").get("text").textValue());
                assertEquals(0, bob.rest().stream().filter(frame -> frame.path("type").asText().equals("message"))
                        .count());
            }
        }
    }

    private static void runs(String script, Map<String, String> variables) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var shell = builder.start();
        var said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(20, TimeUnit.SECONDS), said);
        assertEquals(0, shell.exitValue(), said);
    }
}
